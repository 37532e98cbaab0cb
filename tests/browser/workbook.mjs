// SPDX-License-Identifier: Apache-2.0
// Files as offices make them, in bytes: a workbook of one sheet, a PDF of one page.

const CRC = Array.from({ length: 256 }, (_, n) => {
	for (let bit = 0; bit < 8; bit++)
		n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
	return n >>> 0;
});

function crc32(bytes) {
	let crc = ~0;
	for (const byte of bytes)
		crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
	return ~crc >>> 0;
}

// What the header of an entry and its line in the directory have in common.
function entryFacts(name, bytes) {
	const facts = Buffer.alloc(26);
	facts.writeUInt16LE(20, 0); // version 2.0, no flags, stored
	facts.writeUInt16LE(0x5a21, 8); // a day; readers refuse day 0
	facts.writeUInt32LE(crc32(bytes), 10);
	facts.writeUInt32LE(bytes.length, 14);
	facts.writeUInt32LE(bytes.length, 18);
	facts.writeUInt16LE(name.length, 22);
	return facts;
}

function signature(number) {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(number);
	return bytes;
}

// entries: { name: text or bytes }, nothing packed.
export function zip(entries) {
	const files = [], directory = [];
	let at = 0;
	for (const [title, content] of Object.entries(entries)) {
		const name = Buffer.from(title), bytes = Buffer.from(content);
		const facts = entryFacts(name, bytes);
		const file = Buffer.concat([signature(0x04034b50), facts, name, bytes]);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(at, 10);
		directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), facts, place, name]));
		files.push(file);
		at += file.length;
	}
	const list = Buffer.concat(directory);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(files.length, 4);
	end.writeUInt16LE(files.length, 6);
	end.writeUInt32LE(list.length, 8);
	end.writeUInt32LE(at, 12);
	return Buffer.concat([...files, list, signature(0x06054b50), end]);
}

function escaped(text) {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function cell(value, column, row) {
	const place = `${String.fromCharCode(65 + column)}${row}`;
	if (typeof value === 'number')
		return `<c r="${place}"><v>${value}</v></c>`;
	return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function sheet(rows, merged) {
	const lines = rows.map((row, index) => `<row r="${index + 1}">`
		+ row.map((value, column) => value === '' ? '' : cell(value, column, index + 1)).join('')
		+ '</row>');
	const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
	return `<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData>`
		+ (merges ? `<mergeCells>${merges}</mergeCells>` : '') + '</worksheet>';
}

// rows: lists of text and numbers, '' where a cell is empty; merged: ranges like 'A1:J1'.
export function workbook(name, rows, merged = []) {
	return zip({
		'[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types">`
			+ '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
			+ `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>`
			+ `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`
			+ '</Types>',
		'_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1"`
			+ ` Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>`
			+ `<sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">`
			+ `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>`
			+ '</Relationships>',
		'xl/worksheets/sheet1.xml': sheet(rows, merged),
	});
}

export function pdf(words) {
	const text = `BT /F1 18 Tf 72 720 Td (${words}) Tj ET`;
	const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R'
			+ ' /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
	let body = '%PDF-1.4\n';
	const places = objects.map((object, index) => {
		const at = body.length;
		body += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return at;
	});
	const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
	body += `xref\n0 6\n0000000000 65535 f \n${table}trailer << /Size 6 /Root 1 0 R >>\n`
		+ `startxref\n${body.length}\n%%EOF\n`;
	return Buffer.from(body, 'latin1');
}
