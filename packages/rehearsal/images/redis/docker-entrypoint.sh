#!/bin/sh
# The official image's contract: options or a .conf file alone mean redis-server; root becomes `redis`; protected mode
# is off unless the arguments speak of it, since a container's port is closed by its network.
set -eu

case ${1:-} in
  -* | *.conf) set -- redis-server "$@" ;;
esac

if [ "${1:-}" = redis-server ]; then
  case " $* " in
    *" --protected-mode "*) ;;
    *) set -- "$@" --protected-mode no ;;
  esac
  if [ "$(id -u)" = 0 ]; then
    find . \! -user redis -exec chown redis:redis {} +
    set -- setpriv --reuid redis --regid redis --init-groups -- "$@"
  fi
  umask 0077
fi

exec "$@"
