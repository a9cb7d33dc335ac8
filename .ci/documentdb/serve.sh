#!/usr/bin/env bash
# Serves an empty FerretDB on 127.0.0.1:PORT until TERM, out of what install.sh put into DIR. At USR1 all processes of
# PostgreSQL but the one that starts them are killed: it recovers what was acknowledged, and goes on.
#
#   serve.sh DIR PORT STATE
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=$1 port=$2 state=$3
root=$dir/root
bin=/usr/lib/postgresql/18/bin
# As PostgreSQL sees it. Another server on this port there can not be.
data=/srv/$port

inside() { env -i PATH="$bin:/usr/bin" LC_ALL=C.UTF-8 /usr/sbin/chroot --userspec=5432:5432 "$root" "$@"; }

end() {
  [ -z "${gateway:-}" ] || kill "$gateway" 2>/dev/null || true
  # INT: at once, whoever is connected.
  [ -z "${postgres:-}" ] || kill -INT "$postgres" 2>/dev/null || true
  wait
  rm -rf "${root:?}$data"
}
trap end EXIT
trap 'exit 0' TERM INT
trap 'kill -KILL $(cat "/proc/$postgres/task/$postgres/children")' USR1

rm -rf "${root:?}$data"
install -d -o 5432 -g 5432 -m 700 "$root$data"
inside "$bin/initdb" -D "$data/pg" -U postgres --encoding=UTF8 --locale=C.UTF-8 --auth=trust --no-instructions >/dev/null
{
  cat "$here/postgresql.conf"
  printf "unix_socket_directories = '%s'\n" "$data"
  printf "documentdb.localhost_connection_string = 'host=%s'\n" "$data"
} >>"$root$data/pg/postgresql.conf"

# Not by `inside`: the process that is told to end has to be PostgreSQL.
env -i PATH="$bin:/usr/bin" LC_ALL=C.UTF-8 /usr/sbin/chroot --userspec=5432:5432 "$root" "$bin/postgres" -D "$data/pg" &
postgres=$!
until inside "$bin/psql" -h "$data" -U postgres -qc 'create extension documentdb cascade' 2>"$state/psql.log"; do
  kill -0 "$postgres" || { cat "$state/psql.log" >&2; exit 1; }
  sleep 0.1
done

"$dir/ferretdb" "127.0.0.1:$port" "postgres://postgres@/postgres?host=$root$data" "$state" &
gateway=$!
# A signal ends the wait, not the gateway.
while kill -0 "$gateway" 2>/dev/null; do wait "$gateway" || true; done
