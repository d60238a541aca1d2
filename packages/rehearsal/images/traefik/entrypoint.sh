#!/bin/sh
# The official image's contract: options or a subcommand alone are traefik's; anything else is run as it stands.
set -eu

case ${1:-} in
  -* | healthcheck | version) set -- traefik "$@" ;;
esac

exec "$@"
