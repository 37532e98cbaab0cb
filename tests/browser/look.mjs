// SPDX-License-Identifier: Apache-2.0
// The pictures of docs/look, made from the running demo: node tests/browser/look.mjs BUILD
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoReference, personAt, startSite } from './site.mjs';

const PICTURES = [
	{ name: 'beranda', path: '/', width: 1280, height: 860 },
	{ name: 'beranda-360', path: '/', width: 360, height: 760 },
	{ name: 'rekomendasi', path: `/rekomendasi/${demoReference(3)}`, width: 1280, height: 1000 },
	{ name: 'rekomendasi-gelap', path: `/rekomendasi/${demoReference(9)}`, width: 1280, height: 900, colorScheme: 'dark' },
	{ name: 'tugas', who: 'dpmptsp', path: '/tugas', width: 1280, height: 760 },
	{ name: 'pemeriksaan', who: 'inspektur', path: '/pemeriksaan', width: 1280, height: 900 },
	{ name: 'impor', who: 'organisasi', path: '/impor', width: 1280, height: 860 },
	{ name: 'pengguna', who: 'admin', path: '/pengguna', width: 1280, height: 760 },
];

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
	await page.screenshot({ path: join(folder, `${picture.name}.png`) });
	console.log(`docs/look/${picture.name}.png`);
	await page.context().close();
}
await site.stop();
