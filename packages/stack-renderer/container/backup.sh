#!/bin/sh
# backup DIRECTORY: dumps the database into DIRECTORY, as <database>-<time in UTC>.dump in pg_dump's custom format. The
# file has its name when it is whole and on disk, and no sooner. Runs beside Postgres, with its image and its variables.
set -eu
umask 077

name=$POSTGRES_DB-$(date -u +%Y%m%dT%H%M%SZ).dump
part=$1/.$name.part
PGPASSWORD=$(cat "$POSTGRES_PASSWORD_FILE")
export PGPASSWORD

# Of a dump that failed nothing is left; of a job that was killed, this hidden file.
trap 'rm -f "$part"' EXIT
pg_dump --host postgres --username "$POSTGRES_USER" --format custom --file "$part" "$POSTGRES_DB"
sync "$part"
mv "$part" "$1/$name"
echo "$1/$name"
