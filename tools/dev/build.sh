# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Building into a folder, in silence unless it fails. Sourced by ./dev and tests/run.

# quietly LOG COMMAND...: only a failure shows what the command said.
quietly() {
	local log=$1
	shift
	"$@" >"$log" 2>&1 </dev/null || {
		tail -n 60 "$log" >&2
		return 1
	}
}

# build_into FOLDER OPTIONS...: configures once; later changes of meson.build are ninja's business.
# The tools that run while building never free, which their sanitizers must not mind.
build_into() {
	local folder=$1
	shift
	mkdir -p "$folder"
	if [[ ! -e $folder/build.ninja ]]; then
		quietly "$folder/setup.log" meson setup "$folder" "$@" || return 1
	fi
	ASAN_OPTIONS=detect_leaks=0 quietly "$folder/compile.log" ninja -C "$folder"
}

# A folder that was configured before it had the fuzzer's targets gets them.
with_fuzz() {
	[[ ! -e $1/build.ninja ]] || grep -q fuzz_csv "$1/build.ninja" ||
		quietly "$1/setup.log" meson configure "$1" -Dfuzz=true
}
