// SPDX-License-Identifier: Apache-2.0
// One person's browser window that looks hard at what it opens: complaints of the content policy,
// things that do not load, sideways scrolling, and what axe finds at both widths in both schemes.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { personAt } from './site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
// Looked at in each of these wherever a page builds something in a way not seen before. Darkness
// changes colours and nothing else, so there the rules about colours are enough.
const LOOKS = [
	{ name: '1280 light', viewport: WIDE, colorScheme: 'light' },
	{ name: '320 light', viewport: NARROW, colorScheme: 'light' },
	{ name: '320 dark', viewport: NARROW, colorScheme: 'dark', only: ['color-contrast'] },
	{ name: '1280 dark', viewport: WIDE, colorScheme: 'dark', only: ['color-contrast'] },
];
// The order of headings, names and ids belong to the page as a whole: asked on each, once.
const WHOLE = { name: '1280 light', without: ['color-contrast', 'target-size'] };

// Pages that differ in names and tokens alone are looked at once.
const seenPages = new Set();
const seenBuilds = new Set();

export async function readerAt(site, name) {
	const page = await personAt(site, name === 'umum' ? null : name,
		{ viewport: WIDE, colorScheme: 'light', reducedMotion: 'reduce' });
	const reader = { name, page, complaints: [] };
	page.on('console', (message) => {
		if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
			reader.complaints.push(`${page.url()}: ${message.text()}`);
	});
	page.on('pageerror', (error) => reader.complaints.push(`${page.url()}: ${error.message}`));
	page.on('response', (answer) => {
		if (answer.status() >= 400 && !answer.request().isNavigationRequest())
			reader.complaints.push(`${page.url()}: ${answer.url()} answers ${answer.status()}`);
	});
	// A script that comes through the debugger is no script of the page, so the policy stays on.
	reader.debugger = await page.context().newCDPSession(page);
	return reader;
}

async function evaluate(reader, expression) {
	const { result, exceptionDetails } = await reader.debugger.send('Runtime.evaluate',
		{ expression, awaitPromise: true, returnByValue: true });
	if (exceptionDetails)
		throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
	return result.value;
}

// Has this page, but for the reader's name and the tokens of its forms, been open before?
async function isKnown(reader) {
	const text = await evaluate(reader, `(() => {
		const copy = document.documentElement.cloneNode(true);
		copy.querySelectorAll('input[name=form], head, .kop').forEach((part) => part.remove());
		return copy.outerHTML;
	})()`);
	const digest = createHash('sha256').update(text).digest('hex');
	const known = seenPages.has(digest);
	seenPages.add(digest);
	return known;
}

// Ways of building that no page had before: an element with its classes and its parent's, which is
// what colours and sizes depend on.
async function buildsNew(reader) {
	const builds = await evaluate(reader, `(() => {
		const look = (e) => e.tagName + '.' + e.getAttribute('class');
		const all = [...document.querySelectorAll('body, body *')];
		return [...new Set(all.map((e) =>
			[look(e), e.type, look(e.parentElement), document.body.className].join()))];
	})()`);
	const before = seenBuilds.size;
	builds.forEach((build) => seenBuilds.add(build));
	return seenBuilds.size > before;
}

async function axeFaults(reader, { name, only, without = [] }) {
	const options = { resultTypes: ['violations'], preload: false,
		rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) };
	if (only)
		options.runOnly = { type: 'rule', values: only };
	const found = await evaluate(reader, `axe.run(document, ${JSON.stringify(options)})
		.then((result) => result.violations.map((v) => ({ id: v.id,
			nodes: v.nodes.map((n) => n.target.join(' ') + ': ' + n.failureSummary) })))`);
	return found.flatMap(({ id, nodes }) => nodes.slice(0, 3)
		.map((node) => `${name} ${id} ${node.replace(/\s+/g, ' ')}`));
}

async function take(reader, look) {
	await reader.page.setViewportSize(look.viewport);
	await reader.page.emulateMedia({ colorScheme: look.colorScheme });
}

async function scrollFaults(reader) {
	await take(reader, LOOKS[1]);
	const width = await evaluate(reader, 'document.documentElement.scrollWidth');
	return width > NARROW.width ? [`${width} px wide: ${await widest(reader)}`] : [];
}

// What is wrong with the page that is open, as { axe, scroll }, lists of sentences.
export async function lookAt(reader) {
	const faults = { axe: [], scroll: [] };
	if (await isKnown(reader))
		return faults;
	faults.scroll.push(...await scrollFaults(reader));
	await evaluate(reader, `${AXE}; true`);
	const looks = await buildsNew(reader) ? LOOKS : [{ ...LOOKS[0], ...WHOLE }];
	for (const look of looks) {
		await take(reader, look);
		faults.axe.push(...await axeFaults(reader, look));
	}
	await take(reader, LOOKS[0]);
	return faults;
}

// The last element that stands out and is in no box that scrolls by itself.
function widest(reader) {
	return evaluate(reader, `(() => {
		const limit = document.documentElement.clientWidth;
		const scrolls = (e) => e && (/auto|scroll|hidden/.test(getComputedStyle(e).overflowX)
			&& e !== document.documentElement || scrolls(e.parentElement));
		const wide = [...document.querySelectorAll('body *')]
			.filter((e) => e.getBoundingClientRect().right > limit + 1 && !scrolls(e.parentElement));
		const last = wide[wide.length - 1];
		return last ? last.outerHTML.slice(0, 160) : 'nothing stands out';
	})()`);
}

// The addresses of this site that the open page links to.
export async function linksOf(reader) {
	const links = await evaluate(reader, `[...document.querySelectorAll('a[href^="/"]')]
		.map((a) => a.getAttribute('href').split('#')[0])`);
	return [...new Set(links)];
}
