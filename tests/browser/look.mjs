// SPDX-License-Identifier: Apache-2.0
// The pictures of docs/look, made from the running demo: node tests/browser/look.mjs BUILD
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoReference, personAt, startSite } from './site.mjs';

const PICTURES = [
	{ name: 'beranda', path: '/', width: 1280, height: 860 },
	{ name: 'beranda-360', path: '/', width: 360, height: 760 },
	{ name: 'rekomendasi', path: `/rekomendasi/${demoReference(9)}`, width: 1280, height: 1000 },
	{ name: 'rekomendasi-gelap', path: `/rekomendasi/${demoReference(9)}`, width: 1280, height: 900, colorScheme: 'dark' },
	{ name: 'tugas', who: 'dpmptsp', path: '/tugas', width: 1280, height: 760 },
	{ name: 'pemeriksaan', who: 'inspektur', path: '/pemeriksaan', width: 1280, height: 1000, then: openFirstCase },
	{ name: 'impor', who: 'organisasi', path: '/impor', width: 1280, height: 760, then: checkFaultyFile },
	{ name: 'pengguna', who: 'admin', path: '/pengguna', width: 1280, height: 760 },
];

async function openFirstCase(page) {
	await page.goto(await page.getAttribute('main a[href$="/putusan"]', 'href'));
}

// An office's file with an indicator that the instrument does not know.
const FAULTY = 'Indikator;Rekomendasi\nIndeks SPBE;Perbaiki peta proses bisnis\n'
	+ 'Indeks Kebahagiaan;Ukur kebahagiaan\nIndeks Sistem Merit;Susun peta talenta\n';

async function checkFaultyFile(page) {
	await page.fill('#year', demoReference(1).slice(3, 7));
	await page.fill('#letter', 'B/679/RB.06');
	await page.fill('#day', `30/04/${demoReference(1).slice(3, 7)}`);
	await page.fill('#index', '72,35');
	await page.selectOption('#category', 'BB');
	await page.setInputFiles('#file', { name: 'lhe.csv', mimeType: 'text/csv', buffer: Buffer.from(FAULTY) });
	await Promise.all([page.waitForNavigation(), page.click('main form button')]);
}

const folder = join('docs', 'look');
mkdirSync(folder, { recursive: true });
const site = await startSite(process.argv[2]);
for (const picture of PICTURES) {
	const page = await personAt(site, picture.who, {
		viewport: { width: picture.width, height: picture.height },
		colorScheme: picture.colorScheme ?? 'light',
	});
	const answer = await page.goto(picture.path);
	if (answer.status() !== 200)
		throw new Error(`${picture.path} answered ${answer.status()}`);
	if (picture.then)
		await picture.then(page);
	await page.screenshot({ path: join(folder, `${picture.name}.png`) });
	console.log(`docs/look/${picture.name}.png`);
	await page.context().close();
}
await site.stop();
