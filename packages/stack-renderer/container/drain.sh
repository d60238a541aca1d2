#!/bin/sh
# drain SECONDS SIGNAL COMMAND...: runs COMMAND; asked to stop, it lets it serve on for SECONDS, then sends it SIGNAL.
# Whoever routes to this container needs that time to notice that it goes.
set -u

seconds=$1 signal=$2
shift 2

"$@" &
child=$!
trap 'sleep "$seconds"; kill -s "$signal" "$child"' TERM QUIT

# A signal ends `wait` early; only when the child is gone its status counts.
while :; do
  wait "$child"
  status=$?
  kill -0 "$child" 2>/dev/null || exit "$status"
done
