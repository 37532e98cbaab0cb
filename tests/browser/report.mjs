// SPDX-License-Identifier: Apache-2.0
// One line for each thing that was looked at, as ./dev test reads them.
let number = 0;
let failures = 0;

export function ok(name) {
	console.log(`ok ${++number} - ${name}`);
}

export function notOk(name, why) {
	failures++;
	console.log(`not ok ${++number} - ${name}`);
	for (const line of String(why).split('\n'))
		console.log(`# ${line}`);
}

export function check(holds, name, why = '') {
	if (holds)
		ok(name);
	else
		notOk(name, why);
}

// Runs one step; what it throws is its failure, and the ones after it still run.
export async function step(name, run) {
	try {
		await run();
		ok(name);
		return true;
	} catch (error) {
		notOk(name, error.message ?? error);
		return false;
	}
}

export function finish() {
	process.exitCode = failures ? 1 : 0;
}
