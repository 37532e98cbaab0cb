# SPDX-License-Identifier: Apache-2.0
# Counts the rows of a CSV of recommendations by the group of their status, as the front page does:
# "done 2", one a line. Cells may hold commas, quotes and line ends.
BEGIN {
	group["Dilaksanakan, dampak belum terbukti"] = "done"
	group["Berjalan"] = group["Menunggu pemeriksaan"] = group["Dikembalikan"] = "busy"
	group["Terlambat"] = "late"
	group["Terkendala"] = "stuck"
	group["Belum ditanggapi"] = group["Belum direncanakan"] = "idle"
	group["Dicatat dengan alasan"] = "noted"
}
{
	text = text $0 "\n"
}
END {
	row = column = 1
	for (at = 1; at <= length(text); at++) {
		c = substr(text, at, 1)
		if (inside && c == "\"" && substr(text, at + 1, 1) == "\"") {
			cell = cell c
			at++
		} else if (c == "\"")
			inside = !inside
		else if (!inside && (c == "," || c == "\n")) {
			if (row == 1)
				heading[column] = cell
			else if (heading[column] == "Status")
				count[group[cell]]++
			else if (heading[column] == "Hari kerja terlambat" && cell + 0 > longest)
				longest = cell + 0
			cell = ""
			column++
			if (c == "\n") {
				row++
				column = 1
			}
		} else if (c != "\r")
			cell = cell c
	}
	for (one in count)
		print one, count[one] | "sort"
	close("sort")
	print "longest", longest
}
