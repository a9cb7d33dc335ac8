#!/usr/bin/env bash
# A MongoDB-compatible server that is not ours, for the lane that tests the store against it.
#
#   .ci/mongo-server.sh install NAME      installs it if need be, as `start` does by itself
#   .ci/mongo-server.sh start NAME PORT   installs it if need be, starts it, prints its URI (and nothing else)
#   .ci/mongo-server.sh crash             kills processes of a documentdb under it; it recovers what it acknowledged
#   .ci/mongo-server.sh stop              ends the server that `start` began for this checkout
#
# NAME is one of
#
#   mongod      MongoDB itself, if it is on PATH: one node, no replica set. Proves everything that the store
#               asks of a server except what only several nodes show: fail-over, retried writes, majority.
#   java        mongo-java-server, in memory (Maven Central; wants java 11 or newer, and mvn to fetch it). Written
#               by others after MongoDB: proves that queries and updates mean what we think, and that the store's
#               conditional writes leave one winner in whatever order the commands of many clients arrive. Each
#               command is answered as a whole (see Serve.java), a bulk too, where MongoDB lets others in
#               between. Proves nothing about durability, query plans, sessions, transactions or fail-over.
#   documentdb  FerretDB 2.7 over PostgreSQL 18 with DocumentDB 1.0 (Go modules and packages of Debian; wants root,
#               go and apt). Has what the one above lacks: commands of many clients truly run at once, each a
#               transaction of PostgreSQL on disk. Conditional writes and $inc are exact; replies to upserts that
#               race are not (see src/store/upserts.ts), and bulks that change the same documents in another order
#               may end in a deadlock. Proves nothing about query plans, sessions, transactions or fail-over.
#
# Downloads and builds are kept outside the repository, in ${XDG_CACHE_HOME:-~/.cache}/pasti-ci. Exit code 1 and a
# line on stderr that says why, when a server can not be had.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/pasti-ci
# Each checkout has its own server, so that two of them do not end each other's.
state=$cache/servers/$(printf '%s' "$here" | cksum | cut -d' ' -f1)

fail() {
  printf 'mongo-server: %s\n' "$1" >&2
  [ -z "${2:-}" ] || tail -n 15 "$2" >&2
  exit 1
}

need() { command -v "$1" >/dev/null || fail "$2 needs $1, which is not on PATH"; }

# What is told to end takes along the slow command that it waits for.
trap '[ -z "${slow:-}" ] || kill "$slow" 2>/dev/null; exit 143' TERM INT

# Runs a slow command with a limit; its output is shown only if it fails.
within() { # within SECONDS WHAT COMMAND...
  local seconds=$1 what=$2 log code=0
  shift 2
  log=$cache/install.$$.log
  timeout --kill-after=10 "$seconds" "$@" >"$log" 2>&1 </dev/null &
  slow=$!
  wait "$slow" || code=$?
  [ $code -ne 124 ] || fail "$what took longer than $seconds s" "$log"
  [ $code -eq 0 ] || fail "$what failed (exit code $code)" "$log"
  rm -f "$log"
}

# Jars are fetched beside their place and moved there whole: one that was interrupted is not taken for done.
install_java() {
  local jars=$1 fresh=$1.new.$$
  need java mongo-java-server
  [ -d "$jars" ] && return
  need mvn 'fetching mongo-java-server'
  within 300 'fetching mongo-java-server' mvn -B -q -f "$here/mongo-java-server/pom.xml" \
    dependency:copy-dependencies "-DoutputDirectory=$fresh"
  mv -T "$fresh" "$jars" 2>/dev/null || rm -rf "$fresh"
}

install_documentdb() {
  local fresh=$1.new.$$
  [ -d "$1" ] && return
  [ "$(id -u)" = 0 ] || fail 'FerretDB on DocumentDB needs root: PostgreSQL comes in a Debian of its own'
  need go FerretDB
  need apt-get 'PostgreSQL with DocumentDB'
  command -v mmdebstrap >/dev/null ||
    within 300 'installing mmdebstrap' env DEBIAN_FRONTEND=noninteractive \
      sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends mmdebstrap'
  within 1200 'installing FerretDB on DocumentDB' bash "$here/documentdb/install.sh" "$fresh"
  mv -T "$fresh" "$1" 2>/dev/null || rm -rf "$fresh"
}

# Installs the server if need be, and sets `command` to what serves on 127.0.0.1:$port with its data in $state/data.
prepare() { # prepare NAME PORT
  local name=$1 port=$2 kept
  case $name in
    mongod)
      need mongod 'the real server'
      command=(mongod --bind_ip 127.0.0.1 --port "$port" --dbpath "$state/data" --nounixsocket)
      ;;
    java)
      kept=$cache/mongo-java-server-$(cksum <"$here/mongo-java-server/pom.xml" | cut -d' ' -f1)
      install_java "$kept"
      command=(java -cp "$kept/*" "$here/mongo-java-server/Serve.java" "$port")
      ;;
    documentdb)
      kept=$cache/documentdb-$(cat "$here"/documentdb/{go.mod,main.go,install.sh} | cksum | cut -d' ' -f1)
      install_documentdb "$kept"
      command=(bash "$here/documentdb/serve.sh" "$kept" "$port" "$state/data")
      ;;
    *) fail "unknown server \"$name\"; known: mongod, java, documentdb" ;;
  esac
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# When the process began: a pid alone may by now be somebody else's.
began() { cut -d')' -f2- "/proc/$1/stat" 2>/dev/null | cut -d' ' -f21 || true; }

start() { # start NAME PORT
  local name=$1 port=$2 pid
  [[ $port =~ ^[0-9]+$ ]] || fail "\"$port\" is no port"
  stop
  mkdir -p "$state/data"
  prepare "$name" "$port"
  answers "$port" && fail "port $port is taken"
  # Nothing of ours is held open: whoever reads our output sees its end when we end.
  setsid "${command[@]}" >"$state/log" 2>&1 </dev/null &
  pid=$!
  printf '%s %s\n' "$pid" "$(began "$pid")" >"$state/pid"
  for _ in $(seq 300); do
    if answers "$port"; then
      printf 'mongodb://127.0.0.1:%s/pasti?directConnection=true\n' "$port"
      return
    fi
    kill -0 "$pid" 2>/dev/null || fail "$name ended at once" "$state/log"
    sleep 0.1
  done
  stop_process "$pid"
  fail "$name did not listen on port $port within 30 s" "$state/log"
}

stop_process() {
  kill -TERM "$1" 2>/dev/null || return 0
  for _ in $(seq 100); do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL "$1" 2>/dev/null || true
}

# The process that `start` began for this checkout, if it is still there.
running() {
  local pid started
  read -r pid started 2>/dev/null <"$state/pid" && [ "$(began "$pid")" = "$started" ] && echo "$pid"
}

stop() {
  local pid
  if pid=$(running); then stop_process "$pid"; fi
  rm -rf "$state"
}

crash() {
  local pid
  pid=$(running) || fail 'no server is running'
  grep -q documentdb/serve.sh "/proc/$pid/cmdline" || fail 'only documentdb can be made to crash'
  kill -USR1 "$pid"
}

case ${1:-} in
  start)
    [ $# -eq 3 ] || fail 'usage: mongo-server.sh start NAME PORT'
    start "$2" "$3"
    ;;
  install)
    [ $# -eq 2 ] || fail 'usage: mongo-server.sh install NAME'
    mkdir -p "$cache"
    prepare "$2" 0
    ;;
  crash) crash ;;
  stop) stop ;;
  *) fail 'usage: mongo-server.sh install NAME | start NAME PORT | crash | stop' ;;
esac
