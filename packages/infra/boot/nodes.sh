#!/bin/bash
# The manager's care for its workers, from the first to the last: publishes the token that they join with, drains those
# that leave, forgets those that are gone. Where there are none it only looks now and then.
set -euo pipefail
# shellcheck source=/dev/null
. /etc/django-swarm/host.env
# A node that is cut off or boots is down for less; one that was forgotten too early joins again by itself.
FORGET_AFTER_SECONDS=300
PAUSE_SECONDS=5
IDLE_SECONDS=30

say() { echo "nodes: $*"; }

# From a file in memory that only root reads: every process can read arguments.
put_secret() {
  local file code=0
  file=$(mktemp --tmpdir=/run)
  printf %s "$2" > "$file"
  aws ssm put-parameter --region "$REGION" --name "$1" --type SecureString --overwrite --value "file://$file" > /dev/null || code=$?
  rm "$file"
  return "$code"
}

published=
publish_token() {
  local name=$JOIN_TOKEN_PARAMETER token known
  token=$(docker swarm join-token --quiet worker) || return
  if [ "$token" = "$published" ]; then return; fi
  known=$(aws ssm get-parameter --region "$REGION" --name "$name" --with-decryption --query Parameter.Value --output text 2> /dev/null || true)
  if [ "$token" != "$known" ]; then
    put_secret "$name" "$token" || return
    say "the token is published as $name"
  fi
  published=$token
}

# State, availability, seconds since the last change, the engine's own label, and whether the drain is ours.
decide() {
  case $1/$2/$4/$5 in
    ready/active/leaving/*) echo drain ;;
    # It was about to leave, and its power went: the label has gone with the next boot.
    ready/drain/worker/ours) echo activate ;;
    down/*/leaving/*) echo forget ;;
    down/*) if [ "$3" -ge "$FORGET_AFTER_SECONDS" ]; then echo forget; fi ;;
  esac
}

tend() {
  local id name state availability changed label drained
  # shellcheck disable=SC2086
  docker node inspect --format '{{.ID}} {{.Description.Hostname}} {{.Status.State}} {{.Spec.Availability}} {{.UpdatedAt.Unix}} {{or (index .Description.Engine.Labels "django-swarm.node") "none"}} {{or (index .Spec.Labels "drained") "no"}}' $1 |
    while read -r id name state availability changed label drained; do
      case $(decide "$state" "$availability" $(($(date +%s) - changed)) "$label" "$drained") in
        drain)
          say "$name leaves: its tasks move"
          docker node update --availability drain --label-add drained=ours "$id" > /dev/null ;;
        activate)
          say "$name is back"
          docker node update --availability active --label-rm drained "$id" > /dev/null ;;
        forget)
          say "$name is gone"
          docker node rm --force "$id" > /dev/null ;;
      esac
    done
}

# A tag of the instance, because it changes while the host runs.
are_wanted() { django-swarm-metadata tags/instance/Workers > /dev/null; }

while true; do
  pause=$IDLE_SECONDS
  if are_wanted; then
    pause=$PAUSE_SECONDS
    publish_token || say "the token is not published; trying again" >&2
  fi
  nodes=$(docker node ls --quiet --filter role=worker)
  if [ -n "$nodes" ]; then
    pause=$PAUSE_SECONDS
    tend "$nodes" || say "the nodes were not all seen to; trying again" >&2
  fi
  sleep "$pause"
done
