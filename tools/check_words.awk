# SPDX-License-Identifier: Apache-2.0
# Words that may not stand in the code, and the sizes of STYLE.md.
# Usage: awk -f tools/check_words.awk FILES
#
# Comments and literals are taken out before words are looked for. A } in the first column ends a
# function that a { in the first column began.

function complain(line, why)
{
	printf "%s:%d: %s\n", file, line, why
	bad = 1
}

# The line without comments and without what stands in quotes.
function code_of(line,    code, c)
{
	code = ""
	while (line != "") {
		if (in_comment) {
			c = index(line, "*/")
			if (c == 0)
				return code
			in_comment = 0
			line = substr(line, c + 2)
			continue
		}
		if (!match(line, /\/\*|\/\/|"|'/))
			return code line
		code = code substr(line, 1, RSTART - 1)
		c = substr(line, RSTART, RLENGTH)
		line = substr(line, RSTART + RLENGTH)
		if (c == "//")
			return code
		if (c == "/*") {
			in_comment = 1
			continue
		}
		if (c == "\"")
			sub(/^([^"\\]|\\.)*("|$)/, "", line)
		else
			sub(/^([^'\\]|\\.)*('|$)/, "", line)
		code = code c c
	}
	return code
}

# Tabs stand at every eighth column; a UTF-8 character takes one.
function columns_of(line,    columns, part, count, i)
{
	gsub(/[\200-\277]/, "", line)
	count = split(line, part, "\t")
	for (i = 1; i < count; i++) {
		columns += length(part[i])
		columns += 8 - columns % 8
	}
	return columns + length(part[count])
}

function finish_file()
{
	if (file == "")
		return
	limit = file ~ /\.h$/ ? 120 : 400
	if (lines > limit)
		complain(lines, "the file has " lines " lines, more than " limit \
			": split it by noun (STYLE.md, Size)")
}

function check_first_line()
{
	if (file ~ /\.[ch]$/ && $0 != "/* SPDX-License-Identifier: Apache-2.0 */")
		complain(1, "the first line must be /* SPDX-License-Identifier: Apache-2.0 */")
	if (file ~ /\.html$/ && $0 != "%/* SPDX-License-Identifier: Apache-2.0 */")
		complain(1, "the first line must be %/* SPDX-License-Identifier: Apache-2.0 */")
	if (file !~ /\.([ch]|html)$/ && $0 !~ /SPDX-License-Identifier: Apache-2.0/)
		spdx_due = 1
	if (file ~ / /)
		complain(1, "a file name may not hold a space")
}

function check_function()
{
	if ($0 ~ /^\{/) {
		begun = FNR
		is_handler = before ~ /^Response /
	}
	if ($0 !~ /^\}/ || !begun)
		return
	# The list of a test program's tests stands in its main().
	if (file ~ /_test\.c$/ && before ~ /^int main\(/) {
		begun = 0
		return
	}
	limit = is_handler ? 25 : 40
	if (FNR - begun - 1 > limit)
		complain(begun, "this " (is_handler ? "handler" : "function") " has " FNR - begun - 1 \
			" lines, more than " limit ": take a part out of it")
	begun = 0
}

function check_words(code)
{
	if (file ~ /(^|\/)(tools|src\/base|src\/db|src\/web|src\/nyata-open)\//)
		return
	if (match(code, /(^|[^A-Za-z0-9_.>])(malloc|calloc|realloc|free|alloca)[ \t]*\(/))
		complain(FNR, "memory is the arena: no malloc, calloc, realloc, free, alloca here")
	if (match(code, /(^|[^A-Za-z0-9_.>])(strcpy|strcat|sprintf|strtok|atoi)[ \t]*\(/))
		complain(FNR, "no strcpy, strcat, sprintf, strtok, atoi: base/str.h and base/buf.h do it")
	if (match(code, /(^|[^A-Za-z0-9_])goto[ \t]/))
		complain(FNR, "no goto: leave early, or take a function out")
}

FNR == 1 {
	finish_file()
	file = FILENAME
	in_comment = begun = spdx_due = 0
	before = ""
	check_first_line()
}

FNR == 2 && spdx_due && $0 !~ /SPDX-License-Identifier: Apache-2.0/ {
	complain(1, "SPDX-License-Identifier: Apache-2.0 must stand in the first or second line")
}

{
	lines = FNR
	if ($0 ~ /(^|[^A-Za-z])(TODO|FIXME|XXX)([^A-Za-z]|$)/ && file !~ /check_words/)
		complain(FNR, "finish it or file it: no TODO, FIXME or XXX in the tree")
	if ($0 ~ /[ \t]+$/)
		complain(FNR, "whitespace at the end of the line")
}

file ~ /\.[ch]$/ {
	if (columns_of($0) > 100)
		complain(FNR, "the line has " columns_of($0) " columns, more than 100")
	check_function()
	code = code_of($0)
	check_words(code)
	if ($0 ~ /^[A-Za-z]/)
		before = $0
}

END {
	finish_file()
	exit bad
}
