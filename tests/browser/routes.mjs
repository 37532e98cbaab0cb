// SPDX-License-Identifier: Apache-2.0
// The GET rows of src/routes.c, so that a page which nobody looks at is noticed.
import { readFileSync } from 'node:fs';

const ROW = /\{\s*GET,\s*"([^"]+)",\s*([A-Z_ |()]+?),\s*[A-Z_]+,/g;

function patternOf(path) {
	const parts = path.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('[^/]+')}$`);
}

// { path, isPublic, holes, pattern }; what is fixed stands before what has holes.
export function readRoutes() {
	const text = readFileSync(new URL('../../src/routes.c', import.meta.url), 'utf8');
	const rows = [...text.matchAll(ROW)].map(([, path, who]) => ({
		path,
		isPublic: who.includes('ANYONE'),
		isOfOneRole: who.includes('('),
		holes: (path.match(/\{/g) ?? []).length,
		pattern: patternOf(path),
	}));
	if (rows.length < 10)
		throw new Error('src/routes.c no longer reads as it did');
	return rows.sort((a, b) => a.holes - b.holes);
}

// Pages proper: neither files, pictures and feeds nor answers for machines. What one role alone may
// open is not walked.
export function isPage(row) {
	return !row.isOfOneRole &&
		!/^\/(assets|berkas|healthz|readyz|api)\b|^\/impor\/salinan$|\.(csv|png|atom)$/.test(row.path);
}

export function routeOf(rows, address) {
	const path = decodeURI(address.split(/[?#]/)[0]).replace(/^\/en(?=\/|$)/, '') || '/';
	return rows.find((row) => row.pattern.test(path));
}
