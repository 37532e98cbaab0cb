# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# A PostgreSQL of our own for as long as the tests run: a folder in /tmp, a free port on the
# loopback, a random password. Tests that run at the same time get a database each, since the
# writers' lock is one for a database: $POSTGRES_URL/test0, /test1 … Sourced by tests/run, which calls
# postgres_end from its trap.

POSTGRES_URL=
postgres_pid=
postgres_folder=

# Becomes the program, in a subshell only. PostgreSQL refuses to run as root.
become_postgres() {
	cd / || exit
	((EUID == 0)) || exec "$@"
	exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
}

free_port() {
	python3 -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}

# postgres_begin COUNT: with so many databases.
postgres_begin() {
	local programs port password
	programs=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
	postgres_folder=$(mktemp -d /tmp/nyata-postgres.XXXXXX)
	password=$(od -An -N 16 -tx1 /dev/urandom | tr -d ' \n')
	printf '%s' "$password" >"$postgres_folder/password"
	((EUID != 0)) || chown -R postgres: "$postgres_folder"
	(become_postgres "$programs/initdb" --pgdata="$postgres_folder/data" --username=nyata \
		--pwfile="$postgres_folder/password" --auth=scram-sha-256 --encoding=UTF8 \
		--locale=C.UTF-8 --lc-collate=C --no-sync) || return 1
	port=$(free_port)
	# Nothing here has to survive a power cut: without fsync the tests do not wait for the disk.
	become_postgres "$programs/postgres" -D "$postgres_folder/data" -p "$port" \
		-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off \
		-c full_page_writes=off -c max_connections=60 </dev/null &
	postgres_pid=$!
	POSTGRES_URL=postgres://nyata:$password@127.0.0.1:$port
	await_postgres "$programs" "$port" || return 1
	local number
	for ((number = 0; number < $1; number++)); do
		"$programs/psql" -q "$POSTGRES_URL/postgres" -c "CREATE DATABASE test$number" || return 1
	done
}

await_postgres() {
	local tries
	for ((tries = 0; tries < 300; tries++)); do
		"$1/pg_isready" -q -h 127.0.0.1 -p "$2" && return
		kill -0 "$postgres_pid" 2>/dev/null || return 1
		sleep 0.1
	done
	return 1
}

# SIGINT is PostgreSQL's fast end: it breaks off what runs and leaves nothing behind.
postgres_end() {
	if [[ -n $postgres_pid ]]; then
		kill -INT "$postgres_pid" 2>/dev/null
		wait "$postgres_pid" 2>/dev/null
		postgres_pid=
	fi
	[[ -z $postgres_folder ]] || rm -rf "$postgres_folder"
	postgres_folder=
}
