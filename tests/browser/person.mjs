// SPDX-License-Identifier: Apache-2.0
// A person at work in one browser window: opens pages, fills in forms, sends them.
import assert from 'node:assert/strict';
import { personAt } from './site.mjs';

export class Person {
	// `language` is '' or '/en'; `options` are those of the browser's context.
	static async at(site, name, { language = '', ...options } = {}) {
		const person = new Person();
		Object.assign(person, { site, name: name ?? 'anonymous', language, options });
		person.page = await personAt(site, name, options);
		return person;
	}

	// Another window of the same browser.
	async secondTab() {
		const person = Object.assign(new Person(), this);
		person.page = await this.page.context().newPage();
		return person;
	}

	async open(path, status = 200) {
		const answer = await this.page.goto(this.language + path);
		assert.equal(answer.status(), status, `${path} for ${this.name}: ${await this.mainText()}`);
		return answer;
	}

	mainText() {
		return this.page.innerText('main');
	}

	async sees(pattern) {
		const text = (await this.mainText()).replace(/\s+/g, ' ');
		assert.match(text, pattern, `${pattern} on ${this.page.url()}: ${text}`);
	}

	// { name: value }: text for inputs, { pick } for a choice, { option } or { label } for a list, { file } for bytes.
	async fill(fields) {
		for (const [name, value] of Object.entries(fields)) {
			const field = this.page.locator(`main [name="${name}"]`);
			if (value.pick)
				await this.page.check(`main [name="${name}"][value="${value.pick}"]`);
			else if (value.option)
				await field.selectOption(value.option);
			else if (value.label)
				await this.choose(field, value.label);
			else if (value.file)
				await field.setInputFiles({ name: value.name, mimeType: value.type ?? 'application/octet-stream',
					buffer: value.file });
			else
				await field.fill(value);
		}
	}

	async choose(field, label) {
		const option = field.locator('option', { hasText: label }).first();
		await field.selectOption(await option.getAttribute('value'));
	}

	async tick(name, label) {
		await this.page.locator(`main label:has-text("${label}")`).first().click();
		assert.ok(await this.page.locator(`main [name="${name}"]:checked`).count(), `${label} is ticked`);
	}

	async send(status = 200, button = 'main form[method=post] button') {
		const [answer] = await Promise.all([this.page.waitForNavigation(),
			this.page.locator(button).last().click()]);
		assert.equal(answer.status(), status, `sent from ${this.name}: ${await this.mainText()}`);
		return answer;
	}

	async fillAndSend(fields, status = 200) {
		await this.fill(fields);
		return this.send(status);
	}

	// The fields of the form in <main> as a browser would send them, the token with them.
	formFields() {
		return this.page.$$eval('main form[method=post] [name]', (list) => Object.fromEntries(list
			.filter((e) => e.type !== 'file' && (e.checked || !/radio|checkbox/.test(e.type)))
			.map((e) => [e.name, e.value])));
	}

	// Sends it beside the window, as a second click or a lost answer would.
	async post(path, fields, kind = 'form') {
		return this.page.context().request.post(this.language + path, { [kind]: fields, maxRedirects: 0,
			headers: { Origin: this.site.address, 'Sec-Fetch-Site': 'same-origin' } });
	}

	get path() {
		return new URL(this.page.url()).pathname;
	}

	async leave() {
		await this.page.context().close();
	}
}
