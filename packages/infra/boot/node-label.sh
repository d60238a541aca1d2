#!/bin/bash
# django-swarm-node-label worker|leaving: says so in a label of the engine. The swarm's agent tells the manager within
# 20 s: a worker has no other way to say anything to it.
set -euo pipefail
configuration=/etc/docker/daemon.json
wanted="django-swarm.node=$1"
if grep -q "\"$wanted\"" "$configuration"; then exit 0; fi
sed -i "s/\"django-swarm\.node=[a-z]*\"/\"$wanted\"/" "$configuration"
# Not `systemctl reload`: it is refused while a stop is under way.
systemctl kill --signal=HUP --kill-whom=main docker.service
