#!/bin/bash
# The official image's contract: on an empty PGDATA it makes the cluster, the role, the database and runs
# /docker-entrypoint-initdb.d; then, and for any other command, it becomes that command. Root becomes `postgres`.
set -Eeuo pipefail

fail() {
  printf 'postgres stand-in: %s\n' "$@" >&2
  exit 1
}

# Sets the variable NAME from the file that NAME_FILE names, if it does.
read_file_variable() {
  local name=$1 file_variable=$1_FILE
  local file=${!file_variable:-}
  [ -n "$file" ] || return 0
  [ -z "${!name:-}" ] || fail "both $name and $file_variable are set: set one of them."
  [ -r "$file" ] || fail "$file_variable names $file, which cannot be read."
  export "$name=$(<"$file")"
  unset "$file_variable"
}

run_init_file() {
  case $1 in
    *.sh)
      # Like the official image: executed if it can be, else read into this shell.
      # shellcheck source=/dev/null
      if [ -x "$1" ]; then "$1"; else . "$1"; fi
      ;;
    *.sql) psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --file "$1" ;;
    *) echo "postgres stand-in: $1 is left out: neither .sh nor .sql." >&2 ;;
  esac
}

make_cluster() {
  [ -n "${POSTGRES_PASSWORD:-}" ] || fail "$PGDATA is empty and there is no password for the superuser." \
    "Set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE."
  export POSTGRES_USER=${POSTGRES_USER:-postgres}
  export POSTGRES_DB=${POSTGRES_DB:-$POSTGRES_USER}

  # shellcheck disable=SC2086 # POSTGRES_INITDB_ARGS is a list of arguments
  initdb --username "$POSTGRES_USER" --pwfile <(printf '%s\n' "$POSTGRES_PASSWORD") ${POSTGRES_INITDB_ARGS:-}
  printf '\nhost all all all scram-sha-256\n' >> "$PGDATA/pg_hba.conf"

  # No TCP until all of this is done: a client must never find half a database.
  pg_ctl start --wait --silent -o "-c listen_addresses=''"
  [ "$POSTGRES_DB" = postgres ] || createdb --username "$POSTGRES_USER" --maintenance-db postgres "$POSTGRES_DB"
  for file in /docker-entrypoint-initdb.d/*; do
    [ ! -e "$file" ] || run_init_file "$file"
  done
  pg_ctl stop --wait --silent --mode fast
}

case ${1:-} in
  -*) set -- postgres "$@" ;;
esac

if [ "${1:-}" = postgres ] && [[ " $* " != *\ --help\ * && " $* " != *\ --version\ * ]]; then
  # As root still: a secret's file may be root's alone.
  for name in POSTGRES_PASSWORD POSTGRES_USER POSTGRES_DB POSTGRES_INITDB_ARGS; do
    read_file_variable "$name"
  done
  mkdir -p "$PGDATA"
  if [ "$(id -u)" = 0 ]; then
    find "$PGDATA" /var/run/postgresql \! -user postgres -exec chown postgres:postgres {} +
    chmod 0700 "$PGDATA"
    exec setpriv --reuid postgres --regid postgres --init-groups -- "$0" "$@"
  fi
  [ -s "$PGDATA/PG_VERSION" ] || make_cluster
  unset POSTGRES_PASSWORD
fi

exec "$@"
