#!/bin/bash
# Copies what the product keeps on this host into the backups bucket, as a stream: nothing is written to a disk on the
# way. A backup is there when its manifest is, which comes last; whatever goes wrong before leaves none.
set -euo pipefail
# shellcheck source=/dev/null
. /etc/django-swarm/host.env
export AWS_DEFAULT_REGION=$REGION

say() { echo "backup: $*"; }
fail() {
  echo "backup: $*" >&2
  exit 1
}

id=$(date -u +%Y%m%dT%H%M%SZ)
prefix=backups/$id
started=$(date -u +%Y-%m-%dT%H:%M:%SZ)
work=$(mktemp -d --tmpdir=/run)
trap 'rm -rf "$work"' EXIT
# A program that ends before it has read everything is our business to tell, not the end of this one.
trap '' PIPE
parts=()

# Read once: what cannot be asked must not look like what is not there, and supersede the backups that have it.
services=$(docker service ls --format '{{.Name}}')
is_service() { grep -qx "${ENVIRONMENT}_$1" <<< "$services"; }
container() {
  local found
  found=$(docker ps --quiet --filter "label=com.docker.swarm.service.name=${ENVIRONMENT}_$1" --filter health=healthy | head -n 1)
  [ -n "$found" ] || fail "no healthy container of $1 runs here: it cannot be backed up"
  echo "$found"
}

# What a program prints becomes an object, and part of the manifest.
store() { # part, object, bytes that are expected at most, further fields of the manifest, program…
  local part=$1 object=$2 expected=$3 fields=$4 sum
  shift 4
  mkfifo "$work/sum-in" "$work/bytes-in"
  sha256sum < "$work/sum-in" > "$work/sum" &
  sum=$!
  wc -c < "$work/bytes-in" > "$work/bytes" &
  "$@" | tee "$work/sum-in" "$work/bytes-in" |
    aws s3 cp --only-show-errors --expected-size "$expected" - "s3://$BACKUPS_BUCKET/$prefix/$object" ||
    fail "$part could not be stored"
  wait "$sum" "$!"
  rm "$work/sum-in" "$work/bytes-in"
  parts+=("$(printf '"%s":{"object":"%s","bytes":%d,"sha256":"%s"%s}' \
    "$part" "$object" "$(< "$work/bytes")" "$(cut -d' ' -f1 "$work/sum")" "$fields")")
  say "$part: $(< "$work/bytes") bytes"
}

# Dump and sums are of one snapshot, which a session holds meanwhile: so a restored dump can be held against the sums.
database() {
  local postgres about size version snapshot line tables=()
  postgres=$(container postgres)
  # shellcheck disable=SC2016 # the container's variables
  coproc SESSION { docker exec -i "$postgres" sh -c 'exec psql -XqAt -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB"'; }
  local output=${SESSION[0]} input=${SESSION[1]} session=$SESSION_PID
  {
    echo "begin isolation level repeatable read, read only;"
    echo "select pg_database_size(current_database()), current_setting('server_version_num'), pg_export_snapshot();"
    cat /usr/local/share/django-swarm/table-sums.sql
    printf '%s\n' '\echo end'
  } >&"$input" || fail "Postgres does not answer"
  read -r about <&"$output" || fail "Postgres does not answer"
  IFS='|' read -r size version snapshot <<< "$about"
  while read -r line <&"$output" && [ "$line" != end ]; do tables+=("$line"); done
  [ "$line" = end ] || fail "the tables could not be summed up"
  # shellcheck disable=SC2016
  store database database.dump "$size" \
    "$(IFS=,; printf ',"databaseBytes":%d,"serverVersion":%d,"tables":[%s]' "$size" "$version" "${tables[*]}")" \
    docker exec "$postgres" sh -c 'exec pg_dump -Fc --snapshot "$0" -U "$POSTGRES_USER" "$POSTGRES_DB"' "$snapshot"
  exec {input}>&-
  wait "$session"
}

redis() {
  local redis
  redis=$(container redis)
  store redis redis.rdb 0 "" docker exec "$redis" redis-cli --no-auth-warning --rdb -
}

# A file that changes while it is read (1) is no failure: it is whole in the next backup.
folder() { tar --create --directory "$1" . || [ $? -eq 1 ]; }
files() { # part, folder
  [ -d "$2" ] || return 0
  store "$1" "$1.tar" "$(du --summarize --block-size=1 "$2" | cut -f1)" "" folder "$2"
}

# The bucket's lifecycle expires what is tagged: every backup but the newest good one. This host may not delete.
tag_older() {
  local older key
  while read -r older; do
    if is_tagged "${older}manifest.json"; then return; fi
    # The manifest comes last, after database, media and the like: what was cut off is done again.
    for key in $(keys_of "$older" | sort --reverse | sed '/manifest\.json$/d') "${older}manifest.json"; do
      aws s3api put-object-tagging --bucket "$BACKUPS_BUCKET" --key "$key" \
        --tagging 'TagSet=[{Key=superseded,Value=yes}]' 2> /dev/null || true
    done
  done < <(aws s3api list-objects-v2 --bucket "$BACKUPS_BUCKET" --prefix backups/ --delimiter / \
    --query 'CommonPrefixes[].[Prefix]' --output text | sort --reverse | awk -v own="$prefix/" '$1 < own')
}
keys_of() { aws s3api list-objects-v2 --bucket "$BACKUPS_BUCKET" --prefix "$1" --query 'Contents[].[Key]' --output text; }
is_tagged() {
  aws s3api get-object-tagging --bucket "$BACKUPS_BUCKET" --key "$1" --query 'TagSet[].Key' --output text 2> /dev/null |
    grep -qw superseded
}

grep -q "^${ENVIRONMENT}_" <<< "$services" || fail "nothing of $ENVIRONMENT runs here: release first"
if is_service postgres; then database; fi
if is_service redis; then redis; fi
files media "$DATA_ROOT/assets/media"
files certificates "$DATA_ROOT/traefik"
printf '{"format":1,"id":"%s","environment":"%s","startedAt":"%s","endedAt":"%s","parts":{%s}}\n' \
  "$id" "$ENVIRONMENT" "$started" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$(IFS=,; echo "${parts[*]}")" |
  aws s3 cp --only-show-errors --content-type application/json - "s3://$BACKUPS_BUCKET/$prefix/manifest.json"
say "$id is whole"
tag_older
