// SPDX-License-Identifier: Apache-2.0
// The demo regency, served from a folder of its own for one suite, and a browser on it.
import { spawn, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const ZONE = 7 * 3600 * 1000; // WIB
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync'];

// { role, account, password } of each line that the demo prints.
function readAccounts(text) {
	return text.split('\n').map((line) => line.trim().split(/\s+/))
		.filter((words) => words.length === 3 && /^[a-z]+$/.test(words[0]))
		.map(([role, account, password]) => ({ role, account, password }));
}

function listening(server) {
	return new Promise((resolve, reject) => {
		let said = '';
		const give_up = setTimeout(() => reject(new Error(`the server said only: ${said}`)), 60000);
		server.stdout.on('data', (bytes) => {
			said += bytes;
			const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
			if (found) {
				clearTimeout(give_up);
				resolve(found[0]);
			}
		});
		server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
	});
}

export async function startSite(build) {
	const folder = mkdtempSync(join(tmpdir(), 'nyata-browser-'));
	const database = ['--database', `sqlite:${join(folder, 'demo.db')}`];
	const program = join(build, 'nyata');
	const accounts = readAccounts(execFileSync(program, [...database, 'demo'], { encoding: 'utf8' }));
	const server = spawn(program, [...database, 'serve', '--listen', '127.0.0.1:0'],
		{ stdio: ['ignore', 'pipe', 'inherit'] });
	// A script that breaks off leaves nothing running and nothing lying about.
	process.once('exit', () => {
		server.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true });
	});
	const address = await listening(server);
	const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
	const browser = await chromium.launch({ executablePath, args: FLAGS });
	async function stop() {
		await browser.close();
		const ended = new Promise((resolve) => server.once('exit', resolve));
		server.kill('SIGTERM');
		const code = await ended;
		rmSync(folder, { recursive: true, force: true });
		return code;
	}
	return { address, accounts, browser, folder, stop };
}

// A day of the regency, as people type it, and its year.
export function day(fromToday) {
	const [year, month, date] = new Date(Date.now() + ZONE + fromToday * 86400000)
		.toISOString().slice(0, 10).split('-');
	return { typed: `${date}/${month}/${year}`, year };
}

// The demo's evaluation is last year's, counted from the day it was made.
export function demoReference(number) {
	return `RB-${day(0).year - 1}-${String(number).padStart(2, '0')}`;
}

export function accountOf(site, name) {
	const found = site.accounts.find((account) => account.account === name);
	if (!found)
		throw new Error(`the demo printed no account ${name}`);
	return found;
}

// A context of its own for one person: cookies, language and scripts apart from the others'.
export async function personAt(site, name, options = {}) {
	const context = await site.browser.newContext({ baseURL: site.address, ...options });
	const page = await context.newPage();
	page.setDefaultTimeout(15000);
	if (name) {
		const account = accountOf(site, name);
		await page.goto('/masuk');
		await page.fill('#account', account.account);
		await page.fill('#password', account.password);
		await Promise.all([page.waitForNavigation(), page.click('main button.button')]);
		if (new URL(page.url()).pathname === '/masuk')
			throw new Error(`${name} could not sign in: ${await page.innerText('main')}`);
	}
	return page;
}
