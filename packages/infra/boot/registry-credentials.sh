#!/bin/bash
# An ECR token dies after 12 hours, also the one inside a service's specification: a task that moves or restarts later
# could not pull. This gives every service with an image from ECR a fresh one; the engine restarts nothing for it.
set -euo pipefail
# shellcheck source=/dev/null
. /etc/django-swarm/host.env

failed=0
# Not jobs: they are over, and an update could run them again.
services=$(docker service ls --filter mode=replicated --filter mode=global --format '{{.Name}} {{.Image}}')
while read -r service image; do
  [[ $image == "$REGISTRY"/* ]] || continue
  if docker service update --quiet --detach --with-registry-auth "$service" > /dev/null; then
    echo "registry-credentials: $service has fresh ones"
  else
    echo "registry-credentials: $service keeps its old ones" >&2
    failed=1
  fi
done <<< "$services"
exit "$failed"
