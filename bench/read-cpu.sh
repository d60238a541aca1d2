#!/bin/sh
# CPU time so far, in ns: "host N", then "SERVICE N" for each running container of a swarm service. What a health check
# runs in a container is the container's; what the engine does for it is the host's. cgroups v1 and v2.
set -eu
if [ -f /sys/fs/cgroup/cpuacct/cpuacct.usage ]; then
  usage() { cat "/sys/fs/cgroup/cpuacct$1/cpuacct.usage"; }
  container() { usage "/docker/$1"; }
else
  usage() { awk '/^usage_usec/ { print $2 * 1000 }' "/sys/fs/cgroup$1/cpu.stat"; }
  container() { usage "/system.slice/docker-$1.scope"; }
fi
echo "host $(usage '')"
docker ps --no-trunc --format '{{.ID}} {{.Label "com.docker.swarm.service.name"}}' | while read -r id service; do
  echo "$service $(container "$id")"
done
