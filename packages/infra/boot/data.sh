#!/bin/bash
# Brings up what outlives the host, before Docker starts: EFS on $DATA_ROOT, then the Postgres volume over one folder of
# it. Runs at every boot and may run again at any time. Docker requires it: where the data is in doubt nothing starts,
# so that Postgres never initialises an empty database on the root disk.
set -euo pipefail
# shellcheck source=/dev/null
. /etc/django-swarm/host.env

say() { echo "data: $*"; }
refuse() {
  echo "data: $*; Docker stays down until this is mended" >&2
  exit 1
}

mount_efs() {
  if mountpoint -q "$DATA_ROOT"; then return; fi
  mkdir -p "$DATA_ROOT"
  # What somebody writes here while nothing is mounted would be hidden later, and lost with the host.
  chattr +i "$DATA_ROOT" 2>/dev/null || true
  until mount -t efs -o "$EFS_MOUNT_OPTIONS" "$EFS_ID:/" "$DATA_ROOT"; do
    say "$EFS_ID cannot be mounted yet; trying again"
    sleep 5
  done
  say "$EFS_ID is mounted on $DATA_ROOT"
}

# A device without a size is one that is just coming or going: it would look blank.
device_is_there() {
  [ -b "$(readlink -f "$POSTGRES_DEVICE")" ] && [ "$(blockdev --getsize64 "$POSTGRES_DEVICE" 2> /dev/null || echo 0)" -gt 0 ]
}

# For as long as it takes: a volume that is attached late is found, and until then Docker does not start.
wait_for_device() {
  local waited=0
  until device_is_there; do
    if [ $((waited % 60)) -eq 0 ]; then say "waiting for the volume $POSTGRES_VOLUME_ID"; fi
    waited=$((waited + 2))
    sleep 2
  done
}

# Only a device without any signature whose first MiB is zero is blank. A file system whose making was interrupted has a
# signature but not our label, which is set last.
is_blank() {
  local code=0
  blkid -p "$POSTGRES_DEVICE" > /dev/null 2>&1 || code=$?
  [ "$code" -eq 2 ] && [ "$(head -c 1048576 "$POSTGRES_DEVICE" | tr -d '\0' | wc -c)" -eq 0 ]
}

label() { blkid -p -s LABEL -o value "$POSTGRES_DEVICE" 2>/dev/null || true; }

prepare_device() {
  case $(label) in
    "$POSTGRES_LABEL") ;;
    "$POSTGRES_LABEL-new")
      say "an earlier boot was cut off while it made the file system: making it again"
      make_file_system ;;
    *)
      if ! is_blank; then refuse "$POSTGRES_VOLUME_ID is neither blank nor ours ($(blkid -p "$POSTGRES_DEVICE" 2>&1 || true))"; fi
      make_file_system ;;
  esac
}

make_file_system() {
  say "$POSTGRES_VOLUME_ID is blank: making a file system"
  mkfs.ext4 -q -F -L "$POSTGRES_LABEL-new" "$POSTGRES_DEVICE"
  sync "$POSTGRES_DEVICE"
  e2label "$POSTGRES_DEVICE" "$POSTGRES_LABEL"
  # On the disk before any data is: a device with data and the first label would be made again.
  sync "$POSTGRES_DEVICE"
}

mount_postgres() {
  if mountpoint -q "$POSTGRES_DATA_ROOT"; then return; fi
  wait_for_device
  prepare_device
  # A power cut leaves an ext4 that its journal mends; anything worse needs a person.
  e2fsck -p "$POSTGRES_DEVICE" || [ $? -eq 1 ] || refuse "the file system of $POSTGRES_VOLUME_ID needs e2fsck by hand"
  mkdir -p "$POSTGRES_DATA_ROOT"
  mount -o noatime "$POSTGRES_DEVICE" "$POSTGRES_DATA_ROOT"
  say "$POSTGRES_VOLUME_ID is mounted on $POSTGRES_DATA_ROOT"
}

# After the volume was made larger. While it is mounted: that way a power cut in the middle does no harm.
grow_postgres() {
  local output
  output=$(resize2fs "$POSTGRES_DEVICE" 2>&1) || say "the file system of $POSTGRES_VOLUME_ID keeps its size: $output"
}

make_directories() {
  mkdir -p "$DATA_ROOT/redis" "$DATA_ROOT/portainer" "$DATA_ROOT/assets"
  install -d -m 0700 "$DATA_ROOT/traefik" "$DATA_ROOT/backups"
  # Containers of different images write here under user ids of their own; the sticky bit keeps them apart.
  install -d -m 1777 "$DATA_ROOT/assets/static" "$DATA_ROOT/assets/media"
  # With a volume it exists there only: a bind mount of it fails where the volume is missing. A worker has none.
  if [ -n "${POSTGRES_DATA_ROOT:-}" ]; then mkdir -p "$POSTGRES_DATA_ROOT/pgdata"; fi
}

mount_efs
# Without a volume of its own Postgres is on the file system, or none of ours.
if [ -n "${POSTGRES_VOLUME_ID:-}" ]; then
  mount_postgres
  grow_postgres
fi
make_directories
say "ready"
