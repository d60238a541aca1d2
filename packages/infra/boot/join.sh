#!/bin/bash
# Keeps this host in its manager's swarm: joins for as long as it takes, and looks again and again whether the swarm is
# still the manager's. One that was replaced has a new swarm; one that was cut off for long has forgotten this node.
set -euo pipefail
# shellcheck source=/dev/null
. /etc/django-swarm/host.env
ROOT_CA=/var/lib/docker/swarm/certificates/swarm-root-ca.crt
PAUSE_SECONDS=10
LOOK_SECONDS=60

say() { echo "join: $*"; }

engine() { curl -sS --unix-socket /run/docker.sock "$@"; }
swarm_state() { docker info --format '{{.Swarm.LocalNodeState}}'; }

read_token() {
  aws ssm get-parameter --region "$REGION" --name "$JOIN_TOKEN_PARAMETER" --with-decryption \
    --query Parameter.Value --output text 2> /dev/null
}

# The second field of a token is the SHA-256 of its swarm's root certificate, in base 36.
token_ca() { python3 -c 'import sys; print("%064x" % int(sys.stdin.read().split("-")[2], 36))' <<< "$1"; }
own_ca() { sha256sum "$ROOT_CA" 2> /dev/null | cut -d' ' -f1; }
# The engine goes on trying, calls itself active and says it in its log only.
is_forgotten() {
  local node
  node=$(docker info --format '{{.Swarm.NodeID}}')
  journalctl --quiet --unit docker.service --since "-2 minutes" | grep -q "node $node was removed from swarm"
}

# Through the engine's API, because the CLI takes the token as an argument, which every process can read.
join() {
  local address answer
  address=$(django-swarm-metadata local-ipv4)
  # By an address, never a name: dockerd would not start at a boot without DNS.
  answer=$(printf '{"ListenAddr": "0.0.0.0:2377", "AdvertiseAddr": "%s", "RemoteAddrs": ["%s:2377"], "JoinToken": "%s"}' "$address" "$MANAGER_ADDRESS" "$1" |
    engine --header "Content-Type: application/json" --data @- http://localhost/swarm/join)
  if [ "$(swarm_state)" != active ]; then
    say "not joined yet: $answer"
    return 1
  fi
  say "a node of $MANAGER_ADDRESS's swarm"
}

# Why this node must leave its swarm; nothing when it is where it belongs.
misfit() {
  if [ "$(own_ca)" != "$(token_ca "$1")" ]; then
    echo "this swarm is not the manager's"
  elif is_forgotten; then
    echo "the manager has forgotten this node"
  elif [ "$(swarm_state)" = error ]; then
    echo "the swarm does not let this node in"
  fi
}

keep_joined() {
  local token why
  if ! token=$(read_token); then
    say "the manager has not published its token yet"
    return 1
  fi
  if [ "$(swarm_state)" != inactive ]; then
    why=$(misfit "$token")
    if [ -z "$why" ]; then return; fi
    say "$why: leaving it"
    docker swarm leave --force > /dev/null || return
  fi
  join "$token"
}

# A boot in the middle of leaving left its label.
django-swarm-node-label worker
while true; do
  if keep_joined; then sleep "$LOOK_SECONDS"; else sleep "$PAUSE_SECONDS"; fi
done
