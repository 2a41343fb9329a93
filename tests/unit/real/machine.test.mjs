// What a calibration makes of what workers measure, and what it sends them: with workers and ports that exist in the test only.
import assert from 'node:assert/strict';
import { test } from 'node:test';
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

test('workers that did not finish what they were loaded with are told to drop it', async () => {
  const sent = [];
  const port = { onmessage: null, postMessage: (bytes) => sent.push(bytes) };
  const found = await crowded_latency(/** @type {any[]} */ ([port]), () => 0, kOrderBytes, kRates[0]);
  assert.equal(found, 0);
  const kinds = sent.map((bytes) => new DataView(bytes.buffer).getUint32(4, true));
  assert.equal(kinds.at(-1), 1, 'the last order is to stop');
  assert.ok(kinds.slice(0, -1).every((order) => order === 0));
});
