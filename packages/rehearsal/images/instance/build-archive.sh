#!/bin/sh
# Makes /opt/archive the only package source: Debian's software under AL2023's package names.
set -eu
archive=/opt/archive
mkdir -p "$archive"
apt-get install -y --no-install-recommends --download-only docker.io docker-cli amazon-ecr-credential-helper
mv /var/cache/apt/archives/*.deb "$archive"
cd "$archive"

stand_in() { # name depends [postinst]
  tree=$(mktemp -d)
  chmod 755 "$tree"
  mkdir "$tree/DEBIAN"
  cat > "$tree/DEBIAN/control" <<CONTROL
Package: $1
Version: 2023.1
Architecture: all
Maintainer: django-swarm rehearsal
Depends: $2
Description: what AL2023 calls $1
CONTROL
  if [ -n "${3:-}" ]; then
    printf '#!/bin/sh\nset -e\n%s\n' "$3" > "$tree/DEBIAN/postinst"
    chmod 755 "$tree/DEBIAN/postinst"
  fi
  if [ -d "/tmp/packages/$1" ]; then cp -a "/tmp/packages/$1/." "$tree/"; fi
  dpkg-deb --root-owner-group -b "$tree" "$archive/$1_2023.1_all.deb"
  rm -rf "$tree"
}

# As with dnf, an installed Docker is neither enabled nor started (see policy-rc.d, too).
stand_in docker "docker.io, docker-cli, containerd" "systemctl -q disable docker.service docker.socket containerd.service || true"
stand_in amazon-efs-utils "mount"

# Unpacking xz would be most of a boot: repack without compression.
for package in *.deb; do
  tree=$(mktemp -d)
  dpkg-deb -R "$package" "$tree"
  dpkg-deb -Znone --root-owner-group -b "$tree" "$package" > /dev/null
  rm -rf "$tree"
done

dpkg-scanpackages --multiversion . > Packages 2>/dev/null
rm -f /etc/apt/sources.list.d/*
echo "deb [trusted=yes] file:$archive ./" > /etc/apt/sources.list
