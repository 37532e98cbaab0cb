# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What has to be installed, and how (Debian 12 and 13). Sourced by ./dev.

BUILD_PACKAGES=(
	build-essential pkg-config meson ninja-build gettext
	libmicrohttpd-dev libsqlite3-dev libpq-dev libsodium-dev libjansson-dev libzip-dev
	libcurl4-gnutls-dev libxlsxwriter-dev
	libexpat1-dev libmagic-dev libgd-dev libexif-dev libicu-dev libstemmer-dev libseccomp-dev
	zlib1g-dev libbrotli-dev
	libpango1.0-dev fonts-dejavu-core
)

# libclang-rt is named by the number of this Debian's clang: see the name of its package below.
TEST_PACKAGES=(
	clang libclang-rt libcmocka-dev cppcheck
	postgresql sqlite3 curl zip procps
	nginx-light wrk
	chromium
)

say() {
	echo "dev: $*" >&2
}

# Runs a command as root, or says in one line what a person must do.
as_root() {
	if ((EUID == 0)); then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		say "this needs root or sudo: $*"
		return 1
	fi
}

apt_get() {
	as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null
}

# libclang-rt-14-dev on Debian 12, libclang-rt-19-dev on Debian 13; a name that no list has while
# there is no list.
sanitizer_package() {
	local number
	number=$(apt-cache depends clang 2>/dev/null | sed -n 's/.*Depends: clang-\([0-9]*\)$/\1/p')
	echo "libclang-rt-${number:-unknown}-dev"
}

missing_packages() {
	local package installed
	installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
	for package; do
		[[ $package == libclang-rt && $installed == *libclang-rt-*-dev* ]] && continue
		[[ $package == libclang-rt ]] && package=$(sanitizer_package)
		[[ $'\n'$installed$'\n' == *$'\n'$package$'\n'* ]] || echo "$package"
	done
}

# Installing a server must not start it here: a policy that says no for as long as apt runs.
without_starting_servers() {
	local policy=/usr/sbin/policy-rc.d ended=0
	if [[ -e $policy ]]; then
		"$@"
		return
	fi
	printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null || return 1
	as_root chmod 755 "$policy"
	"$@" || ended=$?
	as_root rm -f "$policy"
	return "$ended"
}

# install_packages NAMES...: says nothing and asks nobody when all are there.
install_packages() {
	command -v dpkg-query >/dev/null || return 0
	local missing log
	mapfile -t missing < <(missing_packages "$@")
	((${#missing[@]})) || return 0
	log=$(mktemp)
	if ! apt-cache show "${missing[@]}" >/dev/null 2>&1; then
		say "fetching the list of packages"
		apt_get update >"$log" 2>&1 || { tail -n 20 "$log" >&2; return 1; }
		mapfile -t missing < <(missing_packages "$@")
	fi
	say "installing ${#missing[@]} packages: ${missing[*]}"
	if ! without_starting_servers apt_get install --yes --no-install-recommends "${missing[@]}" \
		>"$log" 2>&1; then
		tail -n 20 "$log" >&2
		say "the packages could not be installed"
		return 1
	fi
	rm -f "$log"
}

# Debian's npm stands in the way of a Node.js from elsewhere: only where the command is absent.
install_node() {
	local wanted=()
	command -v node >/dev/null || wanted+=(nodejs)
	command -v npm >/dev/null || wanted+=(npm)
	((${#wanted[@]} == 0)) || install_packages "${wanted[@]}"
}
