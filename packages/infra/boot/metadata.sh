#!/bin/bash
# django-swarm-metadata PATH: what EC2 says about this instance below /latest/meta-data; fails where it says nothing.
set -euo pipefail
token=$(curl -sSf -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 60" http://169.254.169.254/latest/api/token)
curl -sf -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"
