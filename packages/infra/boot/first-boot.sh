#!/bin/bash
# What a new host does at the end of its first cloud-init. A boot that is cut off before the mark below is a first boot
# again: the host's #cloud-config sees to that.
set -euo pipefail
# shellcheck source=/dev/null
. /etc/django-swarm/host.env

say() { echo "first-boot: $*"; }

packages_are_there() {
  local command
  for command in dockerd mount.efs docker-credential-ecr-login; do
    command -v "$command" > /dev/null || return 1
  done
}

# cloud-init asks for packages once, and goes on without them where the network is not there yet.
install_packages() {
  until packages_are_there; do
    say "packages are missing; trying again"
    sleep 5
    cloud-init single --name package_update_upgrade_install --frequency always || true
  done
}

# Registry logins are made by the credential helper, whenever Docker asks.
configure_docker_for() { # user home
  install -d -m 0700 -o "$1" -g "$1" "$2/.docker"
  install -m 0600 -o "$1" -g "$1" /etc/django-swarm/docker-config.json "$2/.docker/config.json"
}

install_packages
configure_docker_for root /root
configure_docker_for ec2-user /home/ec2-user
usermod -aG docker ec2-user

systemctl daemon-reload
mapfile -t units < <(cd /etc/systemd/system && grep -l '^\[Install\]' django-swarm-*)
systemctl enable docker.service "${units[@]}"
touch /etc/django-swarm/first-boot-done
# Not waited for: a late volume must not hold the boot, and SSH, back.
systemctl start --no-block docker.service "${units[@]}"
say "done"
