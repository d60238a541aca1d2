#!/bin/bash
# Begins a backup when the schedule's last moment has gone by without one. What there is decides, not what this host
# remembers: one that was asleep, or is new, makes up for what was missed.
set -euo pipefail
# shellcheck source=/dev/null
. /etc/django-swarm/host.env
export AWS_DEFAULT_REGION=$REGION
# What failed is tried again after this.
PAUSE_SECONDS=3600
failed=/run/django-swarm-backup-failed

say() { echo "backup-due: $*"; }

# Now, when the newest backup began (0: never), and the schedule: every so many seconds, the first so many after 1970.
is_due() { [ "$2" -lt $((($1 - $4) / $3 * $3 + $4)) ]; }

newest() {
  local id
  id=$(aws s3api list-objects-v2 --bucket "$BACKUPS_BUCKET" --prefix backups/ --output text \
    --query "Contents[?ends_with(Key, '/manifest.json')].[Key]" | sed -n 's|^backups/\(.*\)/manifest.json$|\1|p' | sort | tail -n 1) || return
  if [ -z "$id" ]; then echo 0; else date --utc --date "${id:0:4}-${id:4:2}-${id:6:2} ${id:9:2}:${id:11:2}:${id:13:2}" +%s; fi
}

failed_lately() { [ -e "$failed" ] && [ $(($(date +%s) - $(stat --format %Y "$failed"))) -lt "$PAUSE_SECONDS" ]; }
is_released() { [ -n "$(docker stack services --quiet "$ENVIRONMENT" 2> /dev/null)" ]; }

# A tag of the instance, because it changes while the host runs.
if ! schedule=$(django-swarm-metadata tags/instance/BackupSchedule); then
  say "no schedule"
elif ! is_released; then
  say "nothing was released yet"
elif failed_lately; then
  say "the last one failed a moment ago"
else
  read -r every offset <<< "$schedule"
  newest=$(newest)
  if ! is_due "$(date +%s)" "$newest" "$every" "$offset"; then
    say "not yet"
  elif systemctl start django-swarm-backup.service; then
    rm -f "$failed"
  else
    touch "$failed"
    exit 1
  fi
fi
