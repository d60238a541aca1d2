#!/bin/bash
# What a new host does at the end of its first cloud-init. A boot that is cut off before the mark below is a first boot
# again: the host's #cloud-config sees to that.
set -euo pipefail

say() { echo "first-boot: $*"; }

# Only the manager asks registries by itself.
registry_login=/etc/django-swarm/docker-config.json

packages_are_there() {
  command -v dockerd > /dev/null && command -v mount.efs > /dev/null || return 1
  [ ! -e "$registry_login" ] || command -v docker-credential-ecr-login > /dev/null
}

# cloud-init asks for packages once, and goes on without them where the network is not there yet.
install_packages() {
  until packages_are_there; do
    say "packages are missing; trying again"
    sleep 5
    cloud-init single --name package_update_upgrade_install --frequency always || true
  done
}

# Logins are made by the credential helper, whenever Docker asks.
configure_docker_for() { # user home
  [ -e "$registry_login" ] || return 0
  install -d -m 0700 -o "$1" -g "$1" "$2/.docker"
  install -m 0600 -o "$1" -g "$1" "$registry_login" "$2/.docker/config.json"
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
