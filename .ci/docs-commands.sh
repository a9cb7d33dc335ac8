#!/usr/bin/env bash
# Runs every command line of README.md and docs/*.md as it stands there, in copies of this checkout: those of npm and
# npx on npm 10 and on npm 11, all others once. Wants `npm ci` before it, and prints how each went:
#
#   bash .ci/docs-commands.sh
#
# Counts are added to TEST_REPORT. An npm that is not the machine's own is installed outside the repository.
set -euo pipefail
cd "$(dirname "$0")/.."

cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/pasti-ci

npm_bin() { # npm_bin VERSION: prints the directory of this npm, or of the machine's where that has the same major
  local version=$1 prefix=$cache/npm-$1
  if [ "$(npm --version | cut -d. -f1)" = "${version%%.*}" ]; then
    dirname "$(command -v npm)"
    return
  fi
  if ! [ -x "$prefix/node_modules/.bin/npx" ]; then
    # Installed beside its place and moved there whole, in its own directory: no settings of the repository count.
    local fresh=$prefix.new.$$
    mkdir -p "$fresh"
    (cd "$fresh" && printf '{"private":true}\n' >package.json && timeout --kill-after=10 120 npm install --no-audit \
      --no-fund --no-package-lock --ignore-scripts "npm@$version" </dev/null >install.log 2>&1) ||
      { printf 'docs-commands: npm %s can not be installed: %s\n' "$version" "$(tail -n 3 "$fresh/install.log")" >&2; return 1; }
    mv -T "$fresh" "$prefix" 2>/dev/null || rm -rf "$fresh"
  fi
  printf '%s\n' "$prefix/node_modules/.bin"
}

npm_10=$(npm_bin 10.9.9)
npm_11=$(npm_bin 11.19.1)
exec node --import ./test/support/ts-hook.cjs test/documented/run/run.ts "$npm_10" "$npm_11"
