# SPDX-License-Identifier: Apache-2.0
# Who may include whom. Usage: awk -f tools/check_layers.awk tools/layers.txt FILES
#
# FILES are the .c, .h and .html of src/. A folder includes itself and those below it; a model
# (noun.c, noun.h) never includes web/; the files that stand over all folders (routes, metrics,
# jobs, effects, main) are included by none of them, but for the harness of page tests, which walks
# the true site map; each library has one folder that knows it.

function complain(why)
{
	printf "%s:%d: %s\n", FILENAME, FNR, why
	bad = 1
}

function is_harness(file)
{
	return file ~ /\/test_[a-z_]*\.[ch]$/
}

function knows_pages(file)
{
	return file ~ /_(pages|view|test)\.[ch]$/ || file ~ /\.html$/
}

# A test of any folder may stand on the demo's story; the program may not.
function tells_the_demo()
{
	return FILENAME ~ /_test\.c$/ && header == "demo/test_demo_pages.h"
}

function check_library(header, folder)
{
	if (header ~ /^(sqlite3|libpq-fe)\.h$/ && folder != "db")
		complain("only db/ knows " header ": use db/db.h")
	if (header == "microhttpd.h" && folder != "web")
		complain("only web/ knows " header ": use web/request.h and web/response.h")
	if (header ~ /^(pango|cairo)[\/.]/ && folder != "web")
		complain("only web/ draws: use web/card.h")
	if (header ~ /^curl\// && FILENAME !~ /records\/smtp\.c$/)
		complain("only records/smtp.c knows " header ": use records/smtp.h")
	if (header == "xlsxwriter.h" && FILENAME !~ /records\/workbook\.c$/ && FILENAME !~ /_test\.c$/)
		complain("only records/workbook.c knows " header ": use records/workbook.h")
	if (header ~ /^(gd|zip|expat|magic)\.h$/ || header ~ /^libexif\//) {
		if (folder != "nyata-open")
			complain("only nyata-open/ opens untrusted files: use records/opener.h")
	}
}

function check_folder(target, folder)
{
	if (target == folder)
		return
	if (!(target in rank)) {
		complain("tools/layers.txt does not know the folder " target)
		return
	}
	if (folder in only && target != only[folder]) {
		complain(folder "/ may include " only[folder] "/ alone, not " target "/")
		return
	}
	if (target in only) {
		complain(target "/ is a program of its own: nothing includes it")
		return
	}
	if (folder != "" && rank[target] > rank[folder] && !tells_the_demo())
		complain(folder "/ may not include " target "/, which stands above it")
	if (target == "web" && folder != "" && rank[folder] > rank["web"] && !knows_pages(FILENAME))
		complain("a model may not know web/: move this to its _pages.c")
}

# The first file is layers.txt.
FNR == NR {
	if ($1 == "" || $1 ~ /^#/)
		next
	rank[$1] = FNR
	if (NF > 1)
		only[$1] = $2
	next
}

FNR == 1 {
	depth = split(FILENAME, part, "/")
	while (depth > 0 && part[depth] != "src")
		depth--
	folder = (depth + 2) in part ? part[depth + 1] : ""
	delete part
	if (folder != "" && !(folder in rank))
		complain("tools/layers.txt does not know the folder " folder)
}

/^%?[ \t]*#[ \t]*include[ \t]*[<"]/ {
	header = $0
	sub(/^[^<"]*[<"]/, "", header)
	sub(/[>"].*$/, "", header)
	check_library(header, folder)
	if ($0 !~ /^[^<"]*"/)
		next
	if (header ~ /\//) {
		target = header
		sub(/\/.*$/, "", target)
		check_folder(target, folder)
	} else if (folder != "" && header ~ /^(routes|metrics|jobs|effects|main)\.h$/ &&
		   !is_harness(FILENAME)) {
		complain(folder "/ may not include " header ", which stands over all folders")
	}
}

END { exit bad }
