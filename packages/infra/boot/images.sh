#!/bin/bash
# A worker keeps every image that it ever pulled. What no container has goes: the swarm keeps the last tasks of each
# service as containers that have ended, so what runs stays, and so does what ran before it, the way back. Not what was
# made within a day: it may have been pulled a moment ago, and have no container yet. On the manager releases do this, by
# the ledger.
set -euo pipefail
docker image prune --all --force --filter until=24h
