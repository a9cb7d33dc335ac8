#!/usr/bin/env bash
# Puts into DIR what serve.sh runs: the gateway (DIR/ferretdb) and a Debian of its own with PostgreSQL and
# DocumentDB (DIR/root). Wants root, go and mmdebstrap.
#
#   install.sh DIR
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=$1

# Only Debian's own, as apt knows it: a mirror where there is one.
mirror() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' 'Component: main' | head -n 1
}

# Built in a copy: `go build` completes go.mod and writes go.sum, which is not for the repository.
build_gateway() {
  mkdir -p "$dir/go"
  cp "$here"/go.mod "$here"/main.go "$dir/go"
  GOFLAGS=-mod=mod CGO_ENABLED=0 go build -C "$dir/go" -buildvcs=false -o "$dir/ferretdb" .
  rm -rf "$dir/go"
}

# Extracted and not configured: no script of a package runs, what they would have done and is needed is done here.
extract_debian() {
  local root=$dir/root from name
  from=$(mirror)
  [ -n "$from" ] || { apt-get update -qq && from=$(mirror); }
  [ -n "$from" ] || { echo 'apt knows no archive of Debian' >&2; return 1; }
  mmdebstrap --quiet --variant=extract --include=postgresql-18-documentdb,dash \
    --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' sid "$root" "deb $from sid main"
  for name in bin sbin lib lib64; do ln -sfn "usr/$name" "$root/$name"; done
  [ -e "$root/usr/bin/sh" ] || ln -s dash "$root/usr/bin/sh"
  ln -sfn postgis-3.control "$root/usr/share/postgresql/18/extension/postgis.control"
  printf 'postgres:x:5432:5432::/:/bin/sh\n' >"$root/etc/passwd"
  printf 'postgres:x:5432:\n' >"$root/etc/group"
  mkdir -p "$root/srv"
  chmod 755 "$dir" "$root"
}

# What was begun is of no use to anybody.
trap '[ $? -eq 0 ] || rm -rf "$dir"' EXIT
mkdir -p "$dir"
build_gateway &
gateway=$!
extract_debian
wait "$gateway"
