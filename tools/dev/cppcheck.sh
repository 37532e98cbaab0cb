#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# cppcheck over the program and the tools, without the tests. Left out is what it takes for wrong
# and is not: SQL() (constStatement), pointers into an arena (returnDanglingLifetime), what a callee
# fills (ctuuninitvar), the ends of a linker section (comparePointers), and where its own parser
# stumbles (internalAstError).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mapfile -t sources < <(find src tools -name '*.c' ! -name '*_test.c' | sort)
exec cppcheck --quiet --error-exitcode=1 --std=c11 --language=c -Isrc -Itools \
	--enable=warning,portability,performance --library=tools/dev/cppcheck.cfg \
	--suppress=constStatement --suppress=returnDanglingLifetime --suppress=internalAstError \
	--suppress=ctuuninitvar --suppress=comparePointers:src/db/sql_text.c \
	--suppress=missingInclude --template='{file}:{line}: {id}: {message}' "${sources[@]}"
