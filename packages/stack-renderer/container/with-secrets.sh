#!/bin/sh
# with-secrets COMMAND...: becomes COMMAND, with every secret of this container in an environment variable of its name.
# Newlines at the end of a value are dropped, as the official images do for their *_FILE variables, so that all readers
# of one secret agree on it; everything else, newlines inside included, is passed on as it is.
set -eu

for file in /run/secrets/*; do
  [ -f "$file" ] || continue
  name=${file##*/}
  case $name in
    [0-9]* | *[!A-Za-z0-9_]*) continue ;;
  esac
  value=$(cat "$file")
  export "$name=$value"
done

# It is there where a service is attached by its URL.
if [ -f /django-swarm/attached-urls ]; then
  # shellcheck source=/dev/null
  . /django-swarm/attached-urls
fi

exec "$@"
