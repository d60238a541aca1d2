#!/bin/bash
# Makes this host a swarm of one node, ready for a release. Runs at every boot and may run again at any time.
set -euo pipefail
# shellcheck source=/dev/null
. /etc/django-swarm/host.env

say() { echo "swarm: $*"; }

init_swarm() {
  local state address
  state=$(docker info --format '{{.Swarm.LocalNodeState}}')
  case $state in
    active) return ;;
    inactive) ;;
    *)
      say "the node is $state; trying again"
      return 1 ;;
  esac
  # An address, never a name: dockerd would not start at a boot without DNS.
  address=$(django-swarm-metadata local-ipv4)
  docker swarm init --advertise-addr "$address" \
    --default-addr-pool "$SWARM_ADDRESS_POOL" --default-addr-pool-mask-length "$SWARM_SUBNET_PREFIX" > /dev/null
  say "a new swarm"
}

# Published once by each instance: its role may not overwrite, so nobody who gets hold of the host can lead the deployer
# to another one later.
publish_host_key() {
  local name key known
  name="/$ENVIRONMENT/hosts/$(django-swarm-metadata instance-id)/ssh-host-key"
  key=$(cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub)
  if known=$(aws ssm get-parameter --region "$REGION" --name "$name" --query Parameter.Value --output text 2>/dev/null); then
    [ "$known" = "$key" ] || say "WARNING: $name holds another key than this host's"
    return
  fi
  aws ssm put-parameter --region "$REGION" --name "$name" --type String --value "$key" --no-overwrite > /dev/null
  say "the host key is published as $name"
}

init_swarm
docker node update --label-add data=true "$(docker info --format '{{.Swarm.NodeID}}')" > /dev/null
docker network inspect traefik-public > /dev/null 2>&1 ||
  docker network create --driver overlay --attachable traefik-public > /dev/null
publish_host_key
say "ready"
