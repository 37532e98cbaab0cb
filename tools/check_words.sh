#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Layers, banned words and sizes: everything about the text of the program that needs no compiler.
# Usage: tools/check_words.sh [FOLDER]; prints file:line: why, and ends with 1 where there is any.
set -u
cd "${1:-$(dirname "$0")/..}" || exit 2
export LC_ALL=C

bad=0
find src tools -type f \( -name '*.[ch]' -o -name '*.html' -o -name '*.sh' -o -name '*.awk' \
	-o -name meson.build \) | sort | xargs awk -f tools/check_words.awk || bad=1
find src -type f \( -name '*.[ch]' -o -name '*.html' \) | sort |
	xargs awk -f tools/check_layers.awk tools/layers.txt || bad=1
exit "$bad"
