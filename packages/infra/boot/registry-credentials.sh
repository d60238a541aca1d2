#!/bin/bash
# An ECR token dies after 12 hours, also the one inside a service's specification: a task that moves or restarts later
# could not pull. This gives every service with an image from ECR a fresh one; the engine restarts nothing for it.
set -euo pipefail
# shellcheck source=/dev/null
. /etc/django-swarm/host.env

say() { echo "registry-credentials: $*"; }

# Who holds the release lock and its last heartbeat (one every 5 s); nothing: nobody does.
lock_holder() {
  docker config inspect --format \
    '{{with index .Spec.Labels "django-swarm.lock.token"}}{{.}}{{end}} {{index .Spec.Labels "django-swarm.lock.beat"}}' \
    "${ENVIRONMENT}_lock" 2> /dev/null | grep -v '^ ' || true
}

# A release gives services their credentials itself, and both would update the same ones. A holder whose heart has
# stopped is gone, and what it left must not let tokens die.
release_is_at_work() {
  local before
  before=$(lock_holder)
  [ -n "$before" ] || return 1
  sleep 15
  [ -n "$(lock_holder)" ] && [ "$(lock_holder)" != "$before" ]
}

for _ in {1..60}; do
  release_is_at_work || break
  say "a release is at work: waiting"
  sleep 15
done

failed=0
# Not jobs: they are over, and an update could run them again.
services=$(docker service ls --filter mode=replicated --filter mode=global --format '{{.Name}} {{.Image}}')
while read -r service image; do
  [[ $image == "$REGISTRY"/* ]] || continue
  if docker service update --quiet --detach --with-registry-auth "$service" > /dev/null; then
    say "$service has fresh ones"
  else
    say "$service keeps its old ones" >&2
    failed=1
  fi
done <<< "$services"
exit "$failed"
