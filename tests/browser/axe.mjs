// SPDX-License-Identifier: Apache-2.0
// Every GET row of src/routes.c, by everybody who sees it: axe at 320 and 1280 px, light and dark,
// no sideways scrolling, no complaint of the content policy, no link that leads nowhere.
// node tests/browser/axe.mjs BUILD [PEOPLE, "umum" for who is not signed in]: with PEOPLE named, the short
// form of the suite, it looks at four recommendations instead of all.
import { Person } from './person.mjs';
import { linksOf, lookAt, readerAt } from './reader.mjs';
import { check, finish, ok } from './report.mjs';
import { isPage, readRoutes, routeOf } from './routes.mjs';
import { day, demoReference, startSite } from './site.mjs';

const EVERYBODY = ['umum', 'organisasi', 'dpmptsp', 'dpmptsp.kepala', 'diskominfo', 'inspektur',
	'inspektorat.kepala', 'sekda', 'pemeriksa', 'admin'];
const isShort = process.argv.length > 3;
const people = isShort ? process.argv.slice(3) : EVERYBODY;
// Who walks in English too.
const IN_ENGLISH = ['umum', 'organisasi', 'dpmptsp', 'inspektur'];
// Each recommendation of the demo stands for one state of things; of other pages two are enough.
const SAMPLES = { umum: { '/rekomendasi/{ref}': isShort ? 4 : 18 } };
const SAMPLES_OF_OTHERS = 2;
// Its action has a milestone without evidence, which may still be changed.
const WITH_OPEN_MILESTONE = `/rekomendasi/${demoReference(15)}`;
// Left empty, each of these is shown again with its faults.
const FORMS = ['/rekomendasi/{ref}/tanggapan', '/rencana-aksi/baru', '/rencana-aksi/{action}/tarik',
	'/rencana-aksi/{action}/keluaran', '/keluaran/{output}/kemajuan/{quarter}',
	'/kemajuan/{progress}/persetujuan', '/rencana-aksi/{action}/tonggak',
	'/tonggak/{milestone}/bukti', '/bukti/{evidence}/putusan', '/pengguna/baru', '/perangkat-daerah/baru', '/impor'];

const site = await startSite(process.argv[2]);
const routes = readRoutes();
const pages = routes.filter(isPage);
const samples = new Map(pages.map((row) => [row.path, new Map()])); // route → address → names
const faults = { axe: new Map(), scroll: [], policy: [], links: [] };

function note(row, reader, address, found) {
	const key = `${row} as ${reader.name}`;
	const list = faults.axe.get(key) ?? [];
	list.push(...found.axe.map((fault) => `${address} ${fault}`));
	faults.axe.set(key, list);
	faults.scroll.push(...found.scroll.map((fault) => `${address} as ${reader.name} ${fault}`));
}

function isEnglish(address) {
	return /^\/en(\/|$)/.test(address);
}

function isEnough(row, address, visited, reader) {
	const kind = row.path + (address.includes('?') ? '?' : '');
	const most = isEnglish(address) ? 1 : SAMPLES[reader.name]?.[kind] ?? SAMPLES_OF_OTHERS;
	const count = visited.get(kind) ?? 0;
	visited.set(kind, count + 1);
	return count >= most;
}

// Who is not signed in is led to the sign-in page.
function isElsewhere(reader, address) {
	return new URL(reader.page.url()).pathname !== new URL(address, site.address).pathname;
}

function keep(row, address, reader) {
	const names = samples.get(row.path).get(address) ?? new Set();
	samples.get(row.path).set(address, names.add(reader.name));
}

async function visit(reader, address) {
	const answer = await reader.page.goto(address);
	const row = routeOf(pages, address);
	if (answer.status() === 200 && !isElsewhere(reader, address))
		keep(row, address, reader);
	note(row.path, reader, address, await lookAt(reader));
	return answer.status();
}

// From page to page by their links, as a person would; gives the links that were met.
async function walkLinks(reader, starts) {
	const queue = [...starts], links = new Set(), visited = new Map();
	while (queue.length) {
		const address = queue.shift();
		const row = routeOf(pages, address);
		if (!row || isEnough(row, address, visited, reader))
			continue;
		const status = await visit(reader, address);
		if (status !== 200 && (links.has(address) || status !== 403))
			faults.links.push(`${address} answers ${status} to ${reader.name}`);
		for (const link of await linksOf(reader)) {
			if (links.has(link) || isEnglish(link) !== isEnglish(address))
				continue;
			links.add(link);
			if (!starts.includes(link))
				queue.push(link);
		}
	}
	return links;
}

// What the samples left out leads somewhere too.
async function followRest(reader, links) {
	for (const address of links) {
		if (!routeOf(routes, address)) {
			faults.links.push(`${address} is no address of the program`);
			continue;
		}
		if (samples.get(routeOf(routes, address).path)?.has(address) || address.includes('/impor/salinan'))
			continue;
		const answer = await reader.page.context().request.get(address, { maxRedirects: 0 });
		if (answer.status() !== 200)
			faults.links.push(`${address} answers ${answer.status()} to ${reader.name}`);
	}
}

// Pages that others reached by a link of theirs and that this person may see as well.
async function visitOthersPages(reader) {
	for (const row of pages) {
		const addresses = [...samples.get(row.path).keys()].filter((address) => !isEnglish(address));
		const own = [...samples.get(row.path).values()].some((names) => names.has(reader.name));
		if (own || (reader.name === 'umum' && !row.isPublic))
			continue;
		for (const address of addresses.slice(0, SAMPLES_OF_OTHERS))
			await visit(reader, address);
	}
}

async function sendEmpty(reader, path) {
	const [address] = [...samples.get(path)].find(([, names]) => names.has(reader.name)) ?? [];
	if (!address)
		return false;
	await reader.page.goto(address);
	const [answer] = await Promise.all([reader.page.waitForNavigation(),
		reader.page.click('main form[method=post] button')]);
	check(answer.status() === 422, `${path} sent empty by ${reader.name} is shown again`,
		`${address} answers ${answer.status()}`);
	note(`${path} with faults`, reader, address, await lookAt(reader));
	return true;
}

// A one-use link is shown once, to who made it.
async function visitInvitation(admin) {
	const { page } = admin;
	await page.goto('/pengguna');
	const links = (await linksOf(admin)).filter((link) => /^\/pengguna\/\d+$/.test(link));
	const button = page.locator('main form[action$="/tautan"] button');
	// Who inspects is out of the administrator's reach, so not every person's page has the form.
	for (const link of links) {
		await page.goto(link);
		if (await button.count())
			break;
	}
	await Promise.all([page.waitForNavigation(), button.first().click()]);
	note('/pengguna/{person} with a link', admin, page.url(), await lookAt(admin));
	const text = await page.innerText('main');
	const [path] = text.match(/\/undangan\/[\w-]+/) ?? [];
	const guest = await readerAt(site, 'umum');
	check(path, 'a new link is shown to the administrator', text);
	if (path)
		await visit(guest, path);
	await close(guest);
}

async function visitProblems(reader) {
	for (const [address, status] of [['/tidak-ada', 404], ['/en/tidak-ada', 404],
		['/rekomendasi/RB-1999-01', 404]]) {
		const answer = await reader.page.goto(address);
		check(answer.status() === status, `${address} answers ${status}`, answer.status());
		note(`${address} (${status})`, reader, address, await lookAt(reader));
	}
	await reader.page.goto('/masuk');
	await reader.page.fill('#account', 'organisasi');
	await reader.page.fill('#password', 'bukan kata sandinya');
	await Promise.all([reader.page.waitForNavigation(), reader.page.click('main button.button')]);
	note('/masuk with a wrong password', reader, '/masuk', await lookAt(reader));
}

async function close(reader) {
	faults.policy.push(...reader.complaints);
	await reader.page.context().close();
}

// The demo has no link without a kept copy, which has a page of its own.
async function proveByLink() {
	const officer = await Person.at(site, 'dpmptsp');
	await officer.open(`/rekomendasi/${demoReference(3)}`);
	await officer.page.click('main a[href^="/rencana-aksi/"]');
	await officer.page.click('main a[href^="/tonggak/"][href$="/bukti"]');
	await officer.fillAndSend({ title: 'Daftar petugas di situs dinas', effective_on: day(0).typed,
		rank: { pick: 'photo' }, link: 'https://dpmptsp.example/petugas' });
	await officer.leave();
	return officer.path;
}

async function readAsOne(name, starts) {
	const reader = await readerAt(site, name);
	const links = await walkLinks(reader, starts);
	await followRest(reader, links);
	if (IN_ENGLISH.includes(name))
		await walkLinks(reader, starts.map((path) => `/en${path === '/' ? '' : path}`));
	if (name === 'umum')
		await visitProblems(reader);
	console.log(`# ${name} has read the pages that links lead to`);
	return reader;
}

async function visitAll() {
	const byLink = await proveByLink();
	// An action comes from something; the address alone leads nowhere.
	const starts = pages.filter((row) => !row.holes && row.path !== '/rencana-aksi/baru')
		.map((row) => row.path).concat(byLink, WITH_OPEN_MILESTONE);
	const empty = new Set(FORMS.filter((path) => samples.has(path)));
	const readers = [];
	for (const name of people)
		readers.push(await readAsOne(name, starts));
	for (const reader of readers) {
		await visitOthersPages(reader);
		for (const path of empty)
			if (await sendEmpty(reader, path))
				empty.delete(path);
	}
	const admin = readers.find((reader) => reader.name === 'admin');
	if (admin)
		await visitInvitation(admin);
	for (const reader of readers)
		await close(reader);
	check(isShort || !empty.size, 'every form was sent empty by somebody', [...empty].join('\n'));
}

await visitAll();
for (const [what, found] of faults.axe)
	check(found.length === 0, `axe finds nothing on ${what}`, found.join('\n'));
const unseen = pages.filter((row) => !samples.get(row.path).size).map((row) => row.path);
check(isShort || !unseen.length, 'every page is seen by somebody', unseen.join('\n'));
const said = { scroll: 'nothing scrolls sideways at 320 px or 1280 px',
	policy: 'the content policy and the console have nothing to say',
	links: 'every link leads somewhere' };
for (const [kind, name] of Object.entries(said))
	check(faults[kind].length === 0, name, [...new Set(faults[kind])].join('\n'));
check(await site.stop() === 0, 'the program ends in order', 'it did not end with 0');
ok(`${[...samples.values()].reduce((sum, list) => sum + list.size, 0)} addresses looked at`);
finish();
