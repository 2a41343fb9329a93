// What a calibration makes of what workers measure, and what it sends them: with workers and ports that exist in the test only.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Calibration } from '../../../web/js/real/calibrate.js';
import { crowded_latency } from '../../../web/js/real/costs.js';
import { Machine } from '../../../web/js/real/machine.js';

const kOrderBytes = 56;
const kRates = [800_000, 100, 300, 50, 250, 60];

/** A worker that computes each kernel at the rate of kRates, alone or not. */
const steady = {
  ask: async (request) =>
    request.type === 'warm'
      ? { grain: 0.1, warmth: request.kinds.map((kind) => ({ rate: kRates[kind], spread: 0, agreed: true })) }
      : { rate: kRates[request.kind] },
};

for (const [kind, name] of ['spin', 'matrix', 'mandelbrot', 'primes', 'pi', 'sort'].entries()) {
  test(`a run of ${name} knows how fast a worker spins, by which messages are measured and tasks poll`, async () => {
    const workers = /** @type {any[]} */ ([steady, steady]);
    const { rates, rates_now } = await new Machine().calibrate(workers, [kind]);
    assert.equal(rates[kind], kRates[kind]);
    assert.equal(rates[0], kRates[0]);
    assert.equal(rates_now[0], kRates[0]);
  });
}

/**
 * @param {(ms: number) => number} rate_at of the kernel, so long after its first step
 * @param {import('node:test').TestContext} t whose clock goes on by what is computed
 */
function calibration(rate_at, t) {
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  const calls = { spin_create: () => 1, spin_destroy() {}, spin_run: (_, steps) => (now += steps / rate_at(now)) };
  const turns = { next: async () => {} };
  return new Calibration(/** @type {any} */ ({ calls }), /** @type {any} */ (turns), () => false);
}

test('a kernel that nobody has measured is given the time to become fast', async (t) => {
  const { rate, agreed } = await calibration((ms) => (ms < 70 ? 60 : 100), t).warm(1, 0.1, 0);
  assert.ok(Math.abs(rate - 100) < 3, `${rate}`);
  assert.ok(agreed);
});

test('a kernel that was faster before is given the time to become so again', async (t) => {
  const { rate } = await calibration((ms) => (ms < 140 ? 60 : 100), t).warm(1, 0.1, 98);
  assert.ok(Math.abs(rate - 100) < 3, `${rate}`);
});

test('a kernel that stays slower than it was is believed in the end', async (t) => {
  const { rate, agreed } = await calibration(() => 60, t).warm(1, 0.1, 100);
  assert.ok(Math.abs(rate - 60) < 2, `${rate}`);
  assert.ok(agreed);
});

test('workers that share a core at first are measured until they have as many as they had for spinning', async () => {
  let measured = 0;
  const worker = {
    ask: async (request) => {
      if (request.type === 'warm') return steady.ask(request);
      const shares = request.kind === 1 && ++measured <= 8; // both of them, four times
      return { rate: kRates[request.kind] / (shares ? 2 : 1) };
    },
  };
  const { cores } = await new Machine().calibrate(/** @type {any[]} */ ([worker, worker]), [1]);
  assert.equal(cores[1], 2);
});

test('workers that did not finish what they were loaded with are told to drop it', async () => {
  const sent = [];
  const port = { onmessage: null, postMessage: (bytes) => sent.push(bytes) };
  const found = await crowded_latency(/** @type {any[]} */ ([port]), () => 0, kOrderBytes, kRates[0]);
  assert.equal(found, 0);
  const kinds = sent.map((bytes) => new DataView(bytes.buffer).getUint32(4, true));
  assert.equal(kinds.at(-1), 1, 'the last order is to stop');
  assert.ok(kinds.slice(0, -1).every((order) => order === 0));
});
