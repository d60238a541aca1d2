#!/bin/sh
# The official image prepares its templates here; nothing of ours uses them, so the command just becomes process 1.
set -eu
exec "$@"
