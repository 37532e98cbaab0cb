// SPDX-License-Identifier: Apache-2.0
// One recommendation, from an office's file to "dilaksanakan", by four people and a reader: once with
// JavaScript off, once with it on. node tests/browser/walk.mjs BUILD [on|off]
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Person } from './person.mjs';
import { check, finish, step } from './report.mjs';
import { day, startSite } from './site.mjs';
import { pdf, workbook } from './workbook.mjs';

// This year's, so that the front page is about it: the demo's evaluation is last year's.
const YEAR = day(0).year;
const WANTED = 'Membuka loket pengaduan pelayanan publik di setiap kecamatan';
const LETTER = { year: YEAR, letter: `B/12/RB.06/${YEAR}`, day: day(0).typed, index: '72,35',
	category: { label: /^BB$/ } };

// As an office sends it: titles above the table, headings on row 4, somebody else's row within.
function letterFile(score) {
	const ours = 'Kabupaten Lumajang', name = 'Kabupaten';
	return workbook('Hasil evaluasi', [
		[`LEMBAR KERJA EVALUASI REFORMASI BIROKRASI TAHUN ${YEAR}`],
		['Hasil penilaian evaluator nasional'],
		[],
		['No', 'Kelompok Instansi', 'Nama Instansi', 'Indikator', 'Bobot', 'Nilai Minimal',
			'Nilai Maksimal', 'Skor', 'Catatan', 'Rekomendasi'],
		['RB General'],
		['B. Capaian Pelaksanaan Kebijakan Reformasi Birokrasi'],
		[16, name, ours, 'Indeks Sistem Merit', 3, 0, 400, 271.5, 'Belum merata',
			'1. Menyusun peta talenta seluruh jabatan\n2. Mengumumkan hasil seleksi terbuka'],
		[17, name, `Pemkab Lumajang`, 'Indeks Pelayanan Publik', 4, 0, 5, score, '', WANTED],
		[17, name, 'Kabupaten Jember', 'Indeks Pelayanan Publik', 4, 0, 5, 4.1, '', 'Milik instansi lain'],
		['', name, ours, 'Umum', '', '', '', '', '', 'Menerbitkan laporan capaian setiap triwulan'],
		[5, name, ours, 'Nilai SAKIP', 4, 0, 100, 71, 'Baik', ''],
	], ['A1:J1', 'A2:J2']);
}

const RECAP = workbook('Rekap', [['Kecamatan', 'Pengaduan', 'Dijawab'], ['Senduro', 41, 39]]);
const LATER = workbook('Rekap', [['Kecamatan', 'Pengaduan', 'Dijawab', 'Tanggal'],
	['Senduro', 41, 39, '2026-03-02'], ['Pasirian', 28, 28, '2026-03-03']]);
// One pixel, whole.
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const PHOTO = pdf('Foto loket pengaduan di 21 kecamatan');

function sha256(bytes) {
	return createHash('sha256').update(bytes).digest('hex');
}

class Stop extends Error {}

// What follows needs this one; without it the walk ends here.
async function must(name, run) {
	if (!await step(name, run))
		throw new Stop(name);
}

class Walk {
	constructor(site, scripts) {
		Object.assign(this, { site, options: { javaScriptEnabled: scripts } });
		this.with = scripts ? 'with JavaScript' : 'without JavaScript';
	}

	person(name, language = '') {
		return Person.at(this.site, name, { ...this.options, language });
	}

	must(name, run) {
		return must(`${this.with}: ${name}`, run);
	}

	step(name, run) {
		return step(`${this.with}: ${name}`, run);
	}

	async meet() {
		await this.must('coordinator, two officers, inspector and head sign in', async () => {
			this.coordinator = await this.person('organisasi');
			this.lead = await this.person('dpmptsp');
			this.other = await this.person('diskominfo');
			// A third of the way is walked in English.
			this.inspector = await this.person('inspektur', '/en');
			this.head = await this.person('dpmptsp.kepala');
			this.reader = await this.person(null);
		});
	}

	file(bytes, name) {
		return { file: { file: bytes, name } };
	}

	async import() {
		const { coordinator, reader } = this;
		await this.must('a dry run names the cell that is wrong and stores nothing', async () => {
			await coordinator.open('/impor');
			await coordinator.fillAndSend({ ...LETTER, ...this.file(letterFile(417), 'lke.xlsx') }, 422);
			await coordinator.sees(/H8.*417.*di luar rentangnya/);
			assert.equal(await coordinator.page.inputValue('#letter'), LETTER.letter, 'the letter stays typed');
			await reader.open('/rekomendasi');
			assert.ok(!(await reader.mainText()).includes(`RB-${YEAR}-`), 'nothing is stored');
		});
		await this.must('the mended file shows what it would bring', async () => {
			await coordinator.fillAndSend({ category: LETTER.category,
				...this.file(letterFile(4.17), 'lke.xlsx') });
			await coordinator.sees(/4 rekomendasi akan disimpan/);
			await coordinator.sees(/Evaluasi Reformasi Birokrasi 2024/);
			await coordinator.sees(/Instansi lain 1 baris/);
			await coordinator.sees(/Menyusun peta talenta.*Mengumumkan hasil seleksi/);
			await coordinator.sees(/G-B-17/);
		});
		await this.must('once confirmed, all of it is stored', async () => {
			await coordinator.send();
			await coordinator.sees(new RegExp(`Evaluasi ${YEAR} tersimpan.*4 rekomendasi`));
			await coordinator.open('/rekomendasi?status=belum-ditanggapi');
			await coordinator.sees(new RegExp(`RB-${YEAR}-01.*RB-${YEAR}-04|RB-${YEAR}-04.*RB-${YEAR}-01`));
			await reader.open('/');
			await reader.sees(new RegExp(`4 rekomendasi evaluasi ${YEAR}`));
		});
		await this.step('the same file again changes nothing', async () => {
			await coordinator.open('/impor');
			await coordinator.fillAndSend({ ...LETTER, ...this.file(letterFile(4.17), 'lke.xlsx') });
			await coordinator.sees(/Tidak ada yang berubah/);
		});
	}

	async plan() {
		const { coordinator } = this;
		await this.must('the response is recorded', async () => {
			await coordinator.open('/rekomendasi');
			await coordinator.page.click(`main a:has-text("${WANTED}")`);
			this.reference = coordinator.path.split('/').pop();
			await coordinator.sees(/Belum ditanggapi/);
			await coordinator.page.click('main a:has-text("Beri tanggapan")');
			await coordinator.fillAndSend({ kind: { pick: 'accepted' }, signer: 'Sekretaris Daerah',
				signed_on: day(0).typed });
			await coordinator.sees(/Belum direncanakan/);
		});
		await this.must('an action of two agencies is planned', async () => {
			await coordinator.page.click('main a:has-text("Buat rencana aksi")');
			await coordinator.page.click('main summary');
			await coordinator.tick('contributor', 'Dinas Komunikasi dan Informatika');
			await coordinator.fillAndSend({ title: 'Loket pengaduan di 21 kecamatan',
				lead: { label: 'Dinas Penanaman Modal' }, starts: day(-3).typed, due: day(60).typed,
				programme: '2.18.02' });
			this.action = coordinator.path;
			await coordinator.sees(/Menyumbang Dinas Komunikasi dan Informatika/);
		});
	}

	async promise() {
		const { coordinator, lead } = this;
		await this.must('the same form sent twice makes one output', async () => {
			await lead.open(`${this.action}/keluaran`);
			await lead.fill({ indicator: 'Loket yang dibuka', unit: 'loket', target_1: '5', target_2: '10',
				target_3: '16', target_4: '21', target_total: '21', budget: '1.250.000' });
			const fields = await lead.formFields();
			await lead.send();
			const again = await lead.post(`${this.action}/keluaran`, fields);
			assert.equal(again.status(), 303);
			assert.equal(new URL(again.headers().location, this.site.address).pathname, lead.path);
			await lead.open(this.action);
			assert.equal((await lead.mainText()).split('Loket yang dibuka').length, 3, 'one row in each table');
			await lead.sees(/Rp1\.250\.000/);
		});
		await this.must('each agency gets a milestone', async () => {
			this.milestones = [];
			for (const [owner, title, proof] of [
				['Dinas Penanaman Modal', 'Loket dibuka di 21 kecamatan', 'foto bertanggal'],
				['Dinas Komunikasi', 'Pengaduan dijawab dalam tiga hari', 'data sistem pengaduan']]) {
				await coordinator.open(`${this.action}/tonggak`);
				await coordinator.fillAndSend({ title, owner: { label: owner }, due: day(30).typed, proof });
				await coordinator.sees(new RegExp(title));
			}
			await this.reader.open(`/rekomendasi/${this.reference}`);
			await this.reader.sees(/Berjalan/);
		});
		await this.step('what is sent by a double click is stored once', async () => {
			await lead.open(`${this.action}/keluaran`);
			await lead.fill({ indicator: 'Petugas yang dilatih', unit: 'orang', target_total: '42' });
			// The second click takes over from the first; the page that ends it is the action's.
			await Promise.all([lead.page.waitForURL((url) => url.pathname === this.action),
				lead.page.dblclick('main form[method=post] button')]);
			await lead.open(this.action);
			assert.equal((await lead.mainText()).split('Petugas yang dilatih').length, 3, 'one row in each table');
		});
	}

	async report() {
		const { lead, head, reader } = this;
		const quarter = Math.ceil(Number(day(0).typed.slice(3, 5)) / 3);
		await this.step('a quarter is reported with what is in the way', async () => {
			await lead.open(this.action);
			await lead.page.click('main a:has-text("Loket yang dibuka")');
			this.progress = lead.path;
			await lead.open(`${this.progress}/${quarter}`);
			await lead.fillAndSend({ realised: '999', words: 'Empat loket dibuka.' }, 422);
			await lead.sees(/999 lebih dari sepuluh kali target/);
			await lead.fillAndSend({ realised: '4', budget: '250.000', words: 'Empat loket dibuka.',
				obstacle: 'Jaringan loket belum terpasang.', awaited: { label: 'Dinas Komunikasi' } });
			await lead.sees(/Menunggu persetujuan kepala/);
			await reader.open(this.progress);
			assert.ok(!(await reader.mainText()).includes('Empat loket'), 'nobody approved it yet');
		});
		await this.step('the head approves it, and everybody reads figure and obstacle', async () => {
			await head.open('/tugas');
			await head.page.click('main a:has-text("Setujui laporan kemajuan"):has-text("Loket yang dibuka")');
			await head.sees(/Empat loket dibuka/);
			await head.fillAndSend({ kind: { pick: 'approved' } });
			await reader.open(this.progress);
			await reader.sees(/Terkendala: Jaringan loket belum terpasang.*Empat loket dibuka/);
			await reader.open(`/rekomendasi/${this.reference}`);
			await reader.sees(/Terkendala.*Bola ada di Diskominfo/);
		});
		await this.step('the next report has no obstacle, and the action runs again', async () => {
			await lead.open(`${this.progress}/${quarter}`);
			await lead.page.selectOption('main [name=awaited]', '');
			await lead.fillAndSend({ realised: '5', obstacle: '' });
			await head.open('/tugas');
			await head.page.click('main a:has-text("Setujui laporan kemajuan"):has-text("Loket yang dibuka")');
			await head.fillAndSend({ kind: { pick: 'approved' } });
			await reader.open(`/rekomendasi/${this.reference}`);
			await reader.sees(/Berjalan/);
		});
	}

	async clash() {
		const { coordinator } = this;
		await this.step('of two windows that change one action the second keeps what was typed', async () => {
			const second = await coordinator.secondTab();
			await coordinator.open(`${this.action}/ubah`);
			await second.open(`${this.action}/ubah`);
			await coordinator.fillAndSend({ programme: '2.18.03' });
			await second.fillAndSend({ title: 'Loket pengaduan yang buka setiap hari' }, 409);
			await second.sees(/Anda sudah mengubah data ini di jendela lain/);
			await second.sees(/Sekarang tersimpan: .*2\.18\.03/s);
			assert.equal(await second.page.inputValue('#title'), 'Loket pengaduan yang buka setiap hari');
			await second.send();
			await second.sees(/Loket pengaduan yang buka setiap hari/);
			await second.page.close();
		});
	}

	// From the desk, as it stands in "Tugas saya".
	async proveFrom(person, milestone, fields, status = 200) {
		await person.open('/tugas');
		await person.page.click(`main .task:has-text("${milestone}") a.button`);
		await person.fillAndSend({ effective_on: day(0).typed, ...fields }, status);
	}

	async refuseFiles() {
		const whole = workbook('Rekap', [['a', 'b'], [1, 2]]);
		const wrong = [
			['a picture called a PDF', PIXEL, 'bukti.pdf', /tidak cocok dengan isinya/],
			['the head of a picture', PIXEL.subarray(0, 16), 'bukti.png', /rusak|terpotong/],
			['a PDF called a workbook', PHOTO, 'bukti.xlsx', /tidak cocok dengan isinya/],
			['half of a workbook', whole.subarray(0, whole.length / 2), 'bukti.xlsx', /rusak|terpotong|bukan PDF/],
			['an empty file', Buffer.alloc(0), 'bukti.pdf', /Berkas:? .*\./],
		];
		for (const [what, bytes, name, words] of wrong)
			await this.step(`${what} is refused with the way to mend it`, async () => {
				await this.proveFrom(this.lead, 'Loket dibuka', { title: 'Foto loket', rank: { pick: 'photo' },
					...this.file(bytes, name) }, 422);
				await this.lead.sees(words);
				assert.equal(await this.lead.page.inputValue('#title'), 'Foto loket', 'the title stays typed');
			});
		await this.step('nothing of a refused file is stored', async () => {
			await this.reader.open(this.action);
			assert.equal((await this.reader.mainText()).split('Belum ada bukti').length, 3, 'two bare milestones');
		});
	}

	async prove() {
		await this.must('the lead proves its milestone with a PDF', async () => {
			await this.proveFrom(this.lead, 'Loket dibuka', { title: 'Foto loket di kecamatan',
				rank: { pick: 'photo' }, ...this.file(PHOTO, 'foto.pdf') });
			this.photo = this.lead.path;
			await this.lead.sees(/Menunggu pemeriksaan/);
			await this.lead.sees(new RegExp(sha256(PHOTO)));
		});
		await this.must('the contributor proves its own with a workbook', async () => {
			await this.proveFrom(this.other, 'Pengaduan dijawab', { title: 'Rekap jawaban pengaduan',
				rank: { pick: 'system' }, ...this.file(RECAP, 'rekap.xlsx') });
			this.recap = this.other.path;
			await this.reader.open(`/rekomendasi/${this.reference}`);
			await this.reader.sees(/Menunggu pemeriksaan/);
		});
	}

	async judgeNot() {
		await this.step('who leads, contributes or coordinates does not judge', async () => {
			for (const person of [this.coordinator, this.lead, this.other, this.head]) {
				await person.open(`${this.photo}/putusan`, 403);
				const answer = await person.post(`${this.photo}/putusan`, { kind: 'accepted' });
				assert.equal(answer.status(), 403, `a verdict sent by ${person.name}`);
			}
			await this.reader.open(this.photo);
			await this.reader.sees(/Menunggu pemeriksaan/);
		});
		await this.step('an inspector does not judge where the inspectorate takes part', async () => {
			const { inspector } = this;
			await inspector.open('/pemeriksaan');
			const href = await inspector.page.getAttribute('section[aria-labelledby=lain] a', 'href');
			await inspector.open(`${href.replace(/^\/en/, '')}/putusan`, 403);
			await inspector.sees(/Bagian Organisasi/);
		});
	}

	// From the inspector's queue, in English.
	async judge(title, fields) {
		await this.inspector.open('/pemeriksaan');
		await this.inspector.page.click(`main .task:has-text("${title}") a.button`);
		await this.inspector.fillAndSend(fields);
		assert.match(this.inspector.path, /^\/en\/bukti\/\d+$/);
	}

	async inspect() {
		await this.must('the inspector returns one with a reason', async () => {
			await this.judge('Rekap jawaban', { kind: { pick: 'returned' }, words: 'Tanggal jawaban belum ada.',
				reason: { option: 'incomplete' } });
			await this.reader.open(`/rekomendasi/${this.reference}`);
			await this.reader.sees(/Dikembalikan/);
			await this.reader.sees(/Tanggal jawaban belum ada/);
		});
		await this.must('the officer reads the reason and mends it', async () => {
			await this.other.open('/tugas');
			await this.other.sees(/Tanggal jawaban belum ada/);
			await this.proveFrom(this.other, 'Pengaduan dijawab', { title: 'Rekap jawaban bertanggal',
				rank: { pick: 'system' }, ...this.file(LATER, 'rekap-2.xlsx') });
			this.recap = this.other.path;
		});
		await this.must('the inspector accepts both', async () => {
			await this.judge('Foto loket', { kind: { pick: 'accepted' } });
			await this.judge('Rekap jawaban bertanggal', { kind: { pick: 'accepted' } });
			await this.inspector.sees(/Accepted/);
		});
		await this.step('a second verdict on the same evidence is refused', async () => {
			await this.inspector.open(`${this.photo}/putusan`, 409);
		});
	}

	async read() {
		const { reader, head } = this;
		await this.must('the page says that it is carried out, the front page counts it', async () => {
			await reader.open(`/rekomendasi/${this.reference}`);
			await reader.sees(/Dilaksanakan, dampak belum terbukti/);
			await reader.open('/');
			await reader.sees(/1 dilaksanakan/);
			await reader.open('/en');
			await reader.sees(/1 carried out/);
			assert.equal(await reader.page.getAttribute('html', 'lang'), 'en');
		});
		await this.step('the public reads the hash, not the bytes', async () => {
			await reader.open(`/rekomendasi/${this.reference}`);
			await reader.sees(new RegExp(sha256(PHOTO)));
			await reader.sees(new RegExp(sha256(LATER)));
			await reader.open(`/berkas/${sha256(PHOTO)}`, 403);
			await reader.sees(/belum dibuka untuk umum/);
		});
		await this.step('an official gets the very bytes, as an attachment in a sandbox', async () => {
			const answer = await this.coordinator.page.context().request.get(`/berkas/${sha256(PHOTO)}`);
			assert.equal(answer.status(), 200);
			assert.deepEqual(await answer.body(), PHOTO);
			assert.match(answer.headers()['content-disposition'], /^attachment; filename="foto\.pdf"/);
			assert.match(answer.headers()['content-security-policy'], /^sandbox/);
		});
		await this.step('once the head has opened it, everybody does', async () => {
			await head.open(this.photo);
			await head.page.check('main [name=is_open]');
			await head.send();
			const answer = await reader.page.context().request.get(`/berkas/${sha256(PHOTO)}`);
			assert.deepEqual(await answer.body(), PHOTO);
		});
	}

	async end() {
		await this.step('a form sent after signing out elsewhere says so and stores nothing', async () => {
			const { lead } = this;
			const second = await lead.secondTab();
			await lead.open(`${this.action}/keluaran`);
			await lead.fill({ indicator: 'Sesudah keluar', unit: 'loket', target_total: '3' });
			await second.open('/tugas');
			await second.send(200, 'header form button');
			await lead.send(401);
			await lead.sees(/Masuk/);
			await lead.open('/tugas');
			assert.equal(lead.path, '/masuk');
			await this.reader.open(this.action);
			assert.ok(!(await this.reader.mainText()).includes('Sesudah keluar'));
		});
		await this.step('the cookie of a session that has ended opens nothing', async () => {
			const { other } = this;
			const cookies = await other.page.context().cookies();
			await other.open('/tugas');
			await other.send(200, 'header form button');
			await other.page.context().addCookies(cookies);
			await other.open('/tugas');
			assert.equal(other.path, '/masuk');
		});
	}
}

async function walk(build, scripts) {
	const site = await startSite(build);
	const walk = new Walk(site, scripts);
	try {
		for (const part of ['meet', 'import', 'plan', 'promise', 'report', 'clash', 'refuseFiles', 'prove', 'judgeNot',
			'inspect', 'read', 'end'])
			await walk[part]();
	} catch (error) {
		if (!(error instanceof Stop))
			throw error;
	}
	check(await site.stop() === 0, `${walk.with}: the program ends in order`, 'it did not end with 0');
}

const which = process.argv[3];
if (which !== 'on')
	await walk(process.argv[2], false);
if (which !== 'off')
	await walk(process.argv[2], true);
finish();
