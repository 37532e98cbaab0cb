#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The tools as programs: what they write, what they refuse, and that a check fails what it checks.
# Usage: tools_test.sh SOURCE_DIR BUILD_DIR; prints one line a test in the TAP format.
set -u
source=$1
tools=$2/tools
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place" || exit 1

number=0
failed=0

# passes NAME COMMAND…
passes() {
	name=$1
	shift
	number=$((number + 1))
	if "$@" >out.txt 2>&1; then
		echo "ok $number - $name"
	else
		failed=$((failed + 1))
		echo "not ok $number - $name"
		sed 's/^/# /' out.txt
	fi
}

# says PART COMMAND…: the command fails and says so.
says() {
	part=$1
	shift
	"$@" >said.txt 2>&1 && return 1
	cat said.txt
	grep -qF -- "$part" said.txt
}

same() {
	printf '%s\n' "$1" | diff - "$2"
}

spdx='/* SPDX-License-Identifier: Apache-2.0 */'

# put FILE LINE…: a file with the licence and these lines.
put() {
	mkdir -p "$(dirname "$1")"
	file=$1
	shift
	{
		case $file in
		*.html) echo "%$spdx" ;;
		*.[ch]) echo "$spdx" ;;
		esac
		printf '%s\n' "$@"
	} >"$file"
}

# ---- views

put a.html '%view a(Request *rq)' '<p>Halo</p>' '%end'
: >empty.po
passes 'views writes both files' "$tools/views" --po empty.po -o a_view a.html
passes 'views leaves files that would not change alone' sh -c "
	touch -d 2020-01-01 a_view.c a_view.h && '$tools/views' --po empty.po -o a_view a.html &&
	test -z \"\$(find . -name 'a_view.?' -newermt 2021-01-01)\""
passes 'views --strict refuses a message without English' \
	says 'a.html:3: no English for "Halo"' "$tools/views" --strict --po empty.po -o b a.html
passes 'views names a file that is not there' \
	says 'none.html:1: the file cannot be read' "$tools/views" -o b none.html
passes 'views --help is wrong usage' says 'usage:' "$tools/views" --help

# ---- messages

put src/b.c 'Str s = T(rq, "Simpan"); Str t = TF(rq, "{n} hari\n?", HOLE_N("n", n));'
put src/a.html '%view a(Request *rq)' '<p>Halo</p>' '<p>{{ T(rq, "Simpan") }}</p>' \
	'% f(T(rq,' '%     "Tutup"));' '%end'
passes 'messages --pot gathers each key once' sh -c "
	'$tools/messages' --pot all.pot src/a.html src/b.c && sed -n '/^#:/,\$p' all.pot >got.txt"
passes 'the keys stand with the files they are in' same '#: src/a.html
msgid "Halo"
msgstr ""

#: src/a.html src/b.c
msgid "Simpan"
msgstr ""

#: src/a.html
msgid "Tutup"
msgstr ""

#: src/b.c
msgid "{n} hari\n?"
msgid_plural "{n} hari\n?"
msgstr[0] ""
msgstr[1] ""' got.txt
passes 'gettext reads the template' msgfmt --check-format --check-domain -o /dev/null all.pot

cat >en.po <<'PO'
msgid "Simpan"
msgstr "Save"

msgid "{n} hari\n?"
msgid_plural "{n} hari\n?"
msgstr[0] "one day\n?"
msgstr[1] "{n} days\n?"
PO
passes 'messages --table holds what C asks for' sh -c "
	'$tools/messages' --table table.c --po en.po src/a.html src/b.c && grep '{ \"' table.c >got.txt"
passes 'the table is sorted and has plurals' same '	{ "Simpan", "Save", 0 },
	{ "{n} hari\n\?", "one day\n\?", "{n} days\n\?" },' got.txt
passes 'messages --check names what has no English' \
	says 'src/a.html:3: no English for "Halo"' "$tools/messages" --check --po en.po src/a.html
passes 'messages --check names what has no English in C lines' \
	says 'src/a.html:5: no English for "Tutup"' "$tools/messages" --check --po en.po src/a.html
passes 'messages --check is content where all is there' \
	"$tools/messages" --check --po en.po src/b.c
sed 's/{n} days/{m} days/' en.po >bad.po
passes 'messages --check compares holes' \
	says 'has a hole {m}' "$tools/messages" --check --po bad.po src/b.c
passes 'messages without a mode is wrong usage' says 'usage:' "$tools/messages" src/b.c

# ---- embed

mkdir -p data/x
printf 'abc' >data/x/b.txt
printf 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' >data/a.css
passes 'embed --raw names files by their path' sh -c "
	'$tools/embed' --raw data_files --root data -o raw.c data/x/b.txt '$place/data/a.css' &&
	grep -E '^	\{ \"|97,98,99|count' raw.c >got.txt"
passes 'the files stand in order of name' same 'extern const size_t data_files_count;
	97,98,99,
	{ "a.css", bytes_0, 52 },
	{ "x/b.txt", bytes_1, 3 },
const size_t data_files_count = 2;' got.txt
passes 'embed keeps a gzip copy where it is smaller' sh -c "
	'$tools/embed' -o assets.c data/x/b.txt data/a.css && grep -E '^	\{ \"' assets.c >got.txt"
passes 'assets have type, hash and sizes' grep -qxE \
	'	\{ "a.css", "text/css; charset=utf-8", "[0-9a-f]{16}", bytes_0, 52, gzip_0, [0-9]+ \},' got.txt
passes 'a file that gzip makes larger has no copy' grep -qE 'bytes_1, 3, 0, 0 \}' got.txt
passes 'the gzip copy unpacks to the file' sh -c "
	sed -n '/gzip_0\[\]/,/^};/p' assets.c | sed 1d | grep -oE '[0-9]+' | sed '\$d' |
	while read -r byte; do printf \"\\\\\$(printf %03o \"\$byte\")\"; done | gzip -dc | cmp - data/a.css"
touch data/a.exe
passes 'embed refuses a kind it does not know' \
	says 'no content type' "$tools/embed" -o x.c data/a.exe
passes 'embed refuses two files of one name' \
	says 'two files are called' "$tools/embed" -o x.c data/a.css "$place/data/a.css"
passes 'embed refuses a file outside its root' \
	says 'is not in' "$tools/embed" --raw x --root data/x -o x.c data/a.css
passes 'embed of nothing is an empty table' "$tools/embed" -o x.c

# ---- checks

# plant FILE LINE…: a tree with the checks and this one file.
plant() {
	rm -rf tree
	mkdir -p tree/src tree/tools
	cp "$source"/tools/check_*.awk "$source"/tools/check_words.sh "$source"/tools/layers.txt tree/tools
	(cd tree && put "$@")
}

# checks PART FILE LINE…: the tree is refused with this sentence.
checks() {
	part=$1
	shift
	plant "$@"
	passes "refused: $part" says "$part" tree/tools/check_words.sh tree
}

# allows NAME FILE LINE…
allows() {
	name=$1
	shift
	plant "$@"
	passes "$name" tree/tools/check_words.sh tree
}

allows 'a model may include what is below' src/plans/a.c '#include "people/person.h"' '#include "db/db.h"'
allows 'a page may include web/' src/plans/a_pages.c '#include "web/request.h"' '#include "plans/a_view.h"'
allows 'a test may stand on the demo' src/plans/a_test.c '#include "demo/test_demo_pages.h"'
checks 'plans/ may not include demo/' src/plans/a_test.c '#include "demo/story.h"'
checks 'plans/ may not include demo/' src/plans/a_pages.c '#include "demo/test_demo_pages.h"'
allows 'routes.c may include all' src/routes.c '#include "home/front_pages.h"' '#include "web/route.h"'
allows 'the harness of page tests walks the site map' src/plans/test_pages.c '#include "routes.h"'
checks 'records/ may not include people/' src/records/a.c '#include "people/person.h"'
checks 'src/records/a.html:3: records/ may not include people/' src/records/a.html '' \
	'%#include "people/person_view.h"'
checks 'base/ may not include db/' src/base/a.h '#include "db/db.h"'
checks 'a model may not know web/' src/plans/a.c '#include "web/request.h"'
checks 'nyata-open/ may include base/ alone' src/nyata-open/a.c '#include "db/db.h"'
checks 'nyata-open/ is a program of its own' src/records/a.c '#include "nyata-open/a.h"'
checks 'does not know the folder plan' src/plan/a.c '#include "base/str.h"'
checks 'plans/ may not include routes.h' src/plans/a.c '#include "routes.h"'
checks 'only db/ knows sqlite3.h' src/plans/a.c '#include <sqlite3.h>'
checks 'only db/ knows libpq-fe.h' src/web/a.c '#include <libpq-fe.h>'
checks 'only web/ knows microhttpd.h' src/plans/a_pages.c '#include <microhttpd.h>'
checks 'only nyata-open/ opens' src/records/a.c '#include <zip.h>'
checks 'src/plans/a.c:3: memory is the arena' src/plans/a.c '' '	free (x);'
checks 'no strcpy' src/plans/a.c '	sprintf(a, b);'
checks 'no goto' src/plans/a.c '	goto end;'
allows 'words in comments and literals are free' src/plans/a.c \
	'/* free(x) goto end' '   malloc(1) */' 'const char *a = "free(x)"; // atoi(a)'
allows 'members and other names are free' src/plans/a.c '	arena_free(x); a->free(x); b.free(x);'
allows 'base/ may take memory' src/base/a.c '	free(x);'
allows 'a view with the licence' src/plans/a.html '%end'
sed -i 1d tree/src/plans/a.html
passes 'refused: a view without the licence' says 'the first line must be' tree/tools/check_words.sh tree
checks 'finish it or file it' src/plans/a.c "/* TO""DO: later */"
checks 'columns, more than 100' src/plans/a.c "$(printf '%0101d' 0)"
allows 'a line of 100 characters' src/plans/a.c "$(printf '\t…%091d' 0)"
checks 'the file has 401 lines' src/plans/a.c $(seq 400)
checks 'the file has 121 lines' src/plans/a.h $(seq 120)
checks 'this function has 41 lines' src/plans/a.c 'int a(void)' '{' $(seq 41) '}'
checks 'this handler has 26 lines' src/plans/a.c 'Response a(Request *rq)' '{' $(seq 26) '}'
allows 'a handler of 25 lines' src/plans/a.c 'Response a(Request *rq)' '{' $(seq 25) '}'
checks 'whitespace at the end' src/plans/a.c 'int x; '

echo "1..$number"
[ "$failed" = 0 ]
