#!/bin/bash
# Tells CloudWatch how full this host's disks and its memory are: EC2 itself sees neither. One call for all of it.
set -euo pipefail
# shellcheck source=/dev/null
. /etc/django-swarm/host.env

# cloud-init has asked for it: no request of our own.
instance=$(cat /var/lib/cloud/data/instance-id)

metric() { # name, percent, further dimensions
  printf '{"MetricName":"%s","Value":%s,"Unit":"Percent","Dimensions":[{"Name":"InstanceId","Value":"%s"}%s]}' \
    "$1" "$2" "$instance" "${3:-}"
}

disk() { # mount point
  local percent
  percent=$(df --output=pcent "$1" | tail -n 1 | tr -dc 0-9)
  metric DiskUsedPercent "$percent" ",{\"Name\":\"MountPoint\",\"Value\":\"$1\"}"
}

memory() {
  local percent
  percent=$(awk '/^MemTotal:/ { total = $2 } /^MemAvailable:/ { free = $2 } END { printf "%.1f", 100 - 100 * free / total }' /proc/meminfo)
  metric MemoryUsedPercent "$percent"
}

metrics="$(disk /),$(memory)"
# Without its volume the folder is the root disk's: nothing is sent for it, and silence is an alarm.
if [ -n "${POSTGRES_VOLUME_ID:-}" ] && mountpoint -q "$POSTGRES_DATA_ROOT"; then
  metrics="$metrics,$(disk "$POSTGRES_DATA_ROOT")"
fi
aws cloudwatch put-metric-data --region "$REGION" --namespace "django-swarm/$ENVIRONMENT" --metric-data "[$metrics]"
