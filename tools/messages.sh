#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Brings locale/en.po up to the messages of src/: new ones come in untranslated, changed ones are
# marked fuzzy with what they were, unused ones go to the end as #~.
# Usage: tools/messages.sh [BUILD_DIR]; --check only names what has no English, and changes nothing.
set -eu
cd "$(dirname "$0")/.."

check=
if [ "${1-}" = --check ]; then
	check=yes
	shift
fi
build=${1:-build}
export LC_ALL=C

# No name under src/ holds a space: tools/check_words.sh refuses one.
# shellcheck disable=SC2046
set -- $(find src -name '*.html' | sort) $(find src -name '*.c' ! -name '*_test.c' | sort)

if [ -n "$check" ]; then
	exec "$build/tools/messages" --check --po locale/en.po "$@"
fi
"$build/tools/messages" --pot "$build/nyata.pot" "$@"
msgmerge --quiet --update --backup=none --previous --add-location=file --no-wrap \
	locale/en.po "$build/nyata.pot"
msgattrib --no-obsolete --add-location=file --no-wrap --output-file=locale/en.po locale/en.po
msgfmt --check-format --check-domain --output-file=/dev/null --statistics locale/en.po
