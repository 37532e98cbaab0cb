// SPDX-License-Identifier: Apache-2.0
// What a first visit costs: bytes as they come over the wire (headers too) and requests, each page
// in a browser that knows nothing yet. node tests/browser/weight.mjs BUILD
import { gzipSync } from 'node:zlib';
import { check, finish } from './report.mjs';
import { isPage, readRoutes } from './routes.mjs';
import { accountOf, personAt, startSite } from './site.mjs';

const PUBLIC = { bytes: 40 * 1024, requests: 4 };
const OFFICERS = { bytes: 60 * 1024, requests: 4 };

// An answer that the server sends unpacked counts as the proxy before it would pack it.
async function sizeOf(answer) {
	const { responseBodySize, responseHeadersSize } = await answer.request().sizes();
	const packed = answer.headers()['content-encoding'];
	const body = packed ? responseBodySize : gzipSync(await answer.body()).length;
	return body + responseHeadersSize;
}

async function firstVisit(site, address, cookies) {
	const context = await site.browser.newContext({ baseURL: site.address });
	await context.addCookies(cookies);
	const page = await context.newPage();
	const answers = [];
	page.on('response', (answer) => answers.push(answer));
	const answer = await page.goto(address, { waitUntil: 'load' });
	const sizes = await Promise.all(answers.map(sizeOf));
	await context.close();
	return { status: answer.status(), requests: answers.length,
		bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

// The public pages: those without holes, the story's fullest recommendation and three others, what
// they lead to, and a list that a filter has shortened. Each is found by its link.
async function addressesOf(site) {
	const page = await personAt(site, null);
	async function links(address, pattern) {
		await page.goto(address);
		const found = await page.$$eval('main a[href]', (list) => list.map((a) => a.getAttribute('href')));
		return [...new Set(found.filter((link) => pattern.test(link)))];
	}
	const [filtered] = await links('/', /^\/rekomendasi\?/);
	const recommendations = await links('/rekomendasi', /^\/rekomendasi\/RB-/);
	const full = recommendations.find((link) => link.endsWith('-03'));
	const [action] = await links(full, /^\/rencana-aksi\/\d+$/);
	const [evidence] = await links(full, /^\/bukti\/\d+$/);
	await page.context().close();
	const fixed = readRoutes().filter((row) => isPage(row) && row.isPublic && !row.holes);
	return [...fixed.map((row) => row.path), '/en', full, ...recommendations.slice(0, 3), action, evidence,
		filtered, '/perangkat-daerah/dpmptsp'];
}

async function signedIn(site, name) {
	const page = await personAt(site, name);
	const cookies = await page.context().cookies();
	await page.context().close();
	return cookies;
}

function weigh(address, who, visit, most) {
	check(visit.status === 200, `${address} opens for ${who}`, visit.status);
	const kilobytes = (visit.bytes / 1024).toFixed(1);
	console.log(`# ${kilobytes.padStart(6)} KB  ${visit.requests} requests  ${address} (${who})`);
	check(visit.bytes <= most.bytes && visit.requests <= most.requests,
		`${address} for ${who} weighs at most ${most.bytes / 1024} KB in ${most.requests} requests`,
		`${kilobytes} KB in ${visit.requests} requests`);
}

const OFFICES = { organisasi: ['/tugas', '/impor', '/rencana-aksi/baru?dari=', '/rekomendasi'],
	dpmptsp: ['/tugas', '/rekomendasi', '/'], inspektur: ['/tugas', '/pemeriksaan'],
	sekda: ['/', '/pengguna'], admin: ['/pengguna', '/pengguna/baru'] };

const site = await startSite(process.argv[2]);
const addresses = [...new Set(await addressesOf(site))];
for (const address of addresses)
	weigh(address, 'the public', await firstVisit(site, address, []), PUBLIC);
const reference = addresses.find((address) => address.startsWith('/rekomendasi/RB-')).split('/')[2];
for (const [name, pages] of Object.entries(OFFICES)) {
	const cookies = await signedIn(site, name);
	for (const page of pages) {
		const address = page.endsWith('=') ? page + reference : page;
		const visit = await firstVisit(site, address, cookies);
		weigh(address, accountOf(site, name).role, visit, OFFICERS);
	}
}
check(await site.stop() === 0, 'the program ends in order', 'it did not end with 0');
finish();
