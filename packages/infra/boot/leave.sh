#!/bin/bash
# Runs when this host shuts down: asks the manager to move the tasks, waits for that, and leaves the swarm. A host that
# boots again joins as a new node.
set -euo pipefail
# shellcheck source=/dev/null
. /etc/django-swarm/host.env
# Longer than a task of celery may take (120 s) would be longer than EC2 waits.
DEADLINE_SECONDS=100

say() { echo "leave: $*"; }

tasks() { docker ps --quiet --filter label=com.docker.swarm.task.id | wc -l; }
manager_answers() { timeout 2 bash -c ": < /dev/tcp/$MANAGER_ADDRESS/2377" 2> /dev/null; }

wait_for_tasks() {
  while [ "$(tasks)" -gt 0 ]; do
    if [ "$SECONDS" -ge "$DEADLINE_SECONDS" ] || ! manager_answers; then
      say "$(tasks) tasks are cut off"
      return
    fi
    sleep 1
  done
}

if [ "$(docker info --format '{{.Swarm.LocalNodeState}}')" != active ]; then exit 0; fi
say "asking the manager to move $(tasks) tasks"
django-swarm-node-label leaving
wait_for_tasks
docker swarm leave > /dev/null
say "left"
