#!/bin/sh
# database-login grant|revoke OWNER ROLE: changes who may log in to the database with a password.
#
# grant lets ROLE in, with the password in /run/secrets/login.0.ROLE; it acts as OWNER, to whom everything belongs.
# revoke shuts every other such role out and gives OWNER that password, too. Connections that are open live on.
#
# It comes in with whichever of the passwords /run/secrets/login.*.USER still works, so that it may be repeated wherever
# an earlier one was broken off. The server gets to see no password, but what is to be kept of it: psql makes that.
set -eu

action=$1 owner=$2 role=$3
mark='django-swarm login'
export PGHOST=postgres PGDATABASE="$POSTGRES_DB" PGCONNECT_TIMEOUT=5 PGAPPNAME=database-login

sql() {
  psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 \
    --set owner="$owner" --set role="$role" --set mark="$mark" "$@"
}

come_in() {
  for file in /run/secrets/login.*; do
    user=${file#/run/secrets/login.}
    PGUSER=${user#*.} PGPASSWORD=$(cat "$file")
    export PGUSER PGPASSWORD
    if answer=$(sql --command 'SELECT 1' 2>&1); then return; fi
  done
  echo "the database lets nobody in with the passwords that the swarm has: $answer" >&2
  exit 1
}

# Without a terminal psql reads what it asks for from stdin.
set_password() {
  said=$(printf '%s\n%s\n' "$password" "$password" | sql --command "\\password \"$1\"" 2>&1) || {
    echo "the password of $1 could not be set: $said" >&2
    exit 1
  }
}

password=$(cat "/run/secrets/login.0.$role")
case $password in *'
'*)
  echo "POSTGRES_PASSWORD has more than one line: Postgres reads the first" >&2
  exit 1 ;;
esac
come_in

case $action in
  grant)
    sql <<'SQL'
BEGIN;
SELECT format('CREATE ROLE %I', :'role') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
COMMENT ON ROLE :"role" IS :'mark';
GRANT :"owner" TO :"role";
ALTER ROLE :"role" SET role = :'owner';
COMMIT;
SQL
    set_password "$role"
    sql --command "ALTER ROLE \"$role\" LOGIN"
    # Those that were shut out by an earlier release are used by nobody any more. What owns something stays.
    sql <<'SQL' || true
SELECT format('DROP ROLE %I', rolname) FROM pg_roles
WHERE NOT rolcanlogin AND shobj_description(oid, 'pg_authid') = :'mark' AND rolname <> :'role' \gexec
SQL
    ;;
  revoke)
    set_password "$owner"
    sql <<'SQL'
SELECT format('ALTER ROLE %I NOLOGIN PASSWORD NULL', rolname) FROM pg_roles
WHERE shobj_description(oid, 'pg_authid') = :'mark' AND rolname <> :'role' \gexec
SQL
    ;;
esac
