// The pane of real mode: four ways to run beside what the text says, kernels whose results are checked, what this machine is like,
// the speed-up on more workers; and the frozen page.
import assert from 'node:assert/strict';
import { hide_and_show } from './harness/workers.mjs';
import { check } from './harness/suite.mjs';

const kRealRunMs = 60_000;
const finished = (state) => state.real.number > 0 && !state.real.running;
const words = (page) => page.$eval('#real-pane', (pane) => pane.innerText);

async function open_pane(page, explorer, text) {
  await explorer.settle({ type: 'set-text', text });
  await page.$eval('#way-real', (tab) => tab.click());
  await page.waitForSelector('#real-pane .real-main');
}

/** Runs as the pane says now, with this choice made in its select. @returns {Promise<any>} the snapshot after it */
async function run_as(page, explorer, select, index) {
  const { number } = (await explorer.snapshot()).real;
  await page.$$eval(
    '#real-pane select',
    (all, at, to) => {
      all[at].selectedIndex = to;
      all[at].dispatchEvent(new Event('change'));
    },
    select,
    index,
  );
  await page.$eval('#real-pane .real-main', (button) => button.click());
  return explorer.until((s) => finished(s) && s.real.number > number, 'the run to end', kRealRunMs);
}

check('the same tasks run in four ways, each on the workers that it says', {}, async ({ page, explorer }) => {
  await open_pane(page, explorer, 'cores 2\npolicy round-robin quantum 5ms\ntask a x5; cpu 15ms; sleep 5ms; cpu 5ms\n');
  for (const [way, workers] of [
    [1, 1],
    [2, 1],
    [4, 5],
    [0, 2],
  ]) {
    const [{ measured, failure }] = (await run_as(page, explorer, 0, way)).runs;
    assert.equal(failure, '');
    assert.equal(measured.cores, workers, `way ${way}`);
    assert.equal(measured.end, 'completed');
    assert.deepEqual(measured.checks.failures, []);
    assert.match(await words(page), /predicted [\d.]+ ms: [+−][\d.]+ %/);
    assert.match(await words(page), /the clock ticks every [\d.]+ ms/);
    if (workers > 1) assert.match(await words(page), /a message took [\d.]+ ms \(± [\d.]+ ms\)/);
    const [first, second] = measured.tasks;
    assert.equal(second.start < first.finish, way !== 1, 'all but the first way have several in progress');
  }
  // One after another: nobody begins before the former one has ended.
  const [{ measured }] = (await run_as(page, explorer, 0, 1)).runs;
  measured.tasks.slice(1).forEach((task, i) => assert.ok(task.start >= measured.tasks[i].finish, task.name));
});

check('every kernel is really computed and its result is checked and shown', {}, async ({ page, explorer }) => {
  const named = ['spin', 'matrix', 'mandelbrot', 'primes', 'pi', 'sort'];
  const text = `cores 2\n${named.map((name) => `task ${name}; cpu 20ms "${name}"\n`).join('')}`;
  await open_pane(page, explorer, text);
  const [{ measured, failure }] = (await run_as(page, explorer, 0, 0)).runs;
  assert.equal(failure, '');
  assert.equal(measured.end, 'completed');
  const said = await words(page);
  for (const pattern of [/steps of a chain/, /products of matrices/, /Mandelbrot/, /sieved/, /find π/, /keys sorted/]) {
    assert.match(said, pattern);
  }
  assert.match(said, /Every result was checked and is right/);
});

check('what a text coordinates with works among real workers', {}, async ({ explorer }) => {
  await explorer.settle({
    type: 'set-text',
    text:
      'cores 2\nmutex m\nchannel c capacity 1\nbarrier b 2\ntask part on-demand; cpu 5ms\n' +
      'task a; lock m; cpu 10ms; unlock m; send c; arrive b; spawn part 2; join\n' +
      'task d; lock m; cpu 10ms; unlock m; receive c; arrive b; sleep 5ms\ntask e after a; cpu 5ms; yield; cpu 1ms\n',
  });
  await explorer.dispatch({ type: 'run-real' });
  const [{ measured, failure }] = (await explorer.until(finished, 'the run to end', kRealRunMs)).runs;
  assert.equal(failure, '');
  assert.equal(measured.end, 'completed');
  assert.deepEqual(measured.checks.failures, []);
});

check('the machine is measured and its cores are told beside what the browser says', {}, async ({ page, explorer }) => {
  await open_pane(page, explorer, 'task a; cpu 5ms\n');
  assert.match(await words(page), /The browser says \d+ cores/);
  const press = (label) =>
    page.$$eval('#real-pane button', (all, text) => all.find((one) => one.textContent === text).click(), label);
  const says = () => page.$$eval('#real-pane [role=status]', (all) => all.map((one) => one.textContent).join(' '));
  await press('Measure this machine');
  assert.match(await says(), /Measuring…/);
  await press('Cancel');
  await page.waitForFunction(() =>
    document.getElementById('real-pane').innerText.includes('The measuring was cancelled'),
  );
  await press('Measure this machine');
  await page.waitForFunction(() => document.getElementById('real-pane').innerText.includes('really run at once; the'), {
    timeout: kRealRunMs,
  });
  assert.match(await words(page), /Kernels: spin \d+ steps a µs \(± [\d.]+ %\), matrix/);
  assert.match(await words(page), /The clock ticks every [\d.]+ ms/);
  await explorer.control('run-real');
  const [, cores] = /([\d.]+) cores really run at once/.exec(await words(page));
  const [{ measured, failure }] = (await run_as(page, explorer, 0, 3)).runs;
  assert.equal(failure, '');
  assert.equal(measured.cores, Math.max(1, Math.round(Number(cores))), 'in parallel on as many');
  await hide_and_show(page);
  assert.match(await says(), /The page was hidden or a figure has drifted since: measure again/);
});

check('with more workers than cores the slices of the operating system are told', {}, async ({ page, explorer }) => {
  const tasks = await page.evaluate(() => Math.min(64, 3 * navigator.hardwareConcurrency));
  await open_pane(page, explorer, `task a x${tasks}; cpu 120ms\n`);
  const [{ measured, failure }] = (await run_as(page, explorer, 0, 4)).runs;
  assert.equal(failure, '');
  assert.equal(measured.cores, tasks);
  assert.match(measured.machine, /your system switched these threads about every [\d.]+ ms/);
  const { items } = await explorer.settle({ type: 'mode', mode: 'real' });
  assert.ok(
    items.some((item) => item.measured && (item.folded || item.state === 'switching')),
    'when a worker did not run is drawn',
  );
});

check('the speed-up is measured and drawn over the prediction and Amdahl’s law', {}, async ({ page, explorer }) => {
  await open_pane(page, explorer, 'task a x4; cpu 30ms\n');
  const press = (label) =>
    page.$$eval('#real-pane button', (all, text) => all.find((one) => one.textContent === text).click(), label);
  const is_said = (what) =>
    page.waitForFunction((text) => document.getElementById('real-pane').innerText.includes(text), {}, what);
  await press('Measure the speed-up');
  await is_said('Running on');
  await press('Cancel');
  await is_said('The real run was cancelled.');
  await press('Measure the speed-up');
  await page.waitForFunction(
    () => /workers are done [\d.]+ times|no sooner done/.test(document.getElementById('real-pane').innerText),
    { timeout: kRealRunMs },
  );
  const drawn = await page.$eval('#real-pane svg.speed-up', (svg) =>
    ['law', 'predicted', 'measured'].map(
      (name) => /** @type {SVGPolylineElement} */ (svg.querySelector(`polyline.${name}`)).points.length,
    ),
  );
  const workers = await page.$$eval('#real-pane svg.speed-up circle.measured', (all) => all.length);
  assert.ok(workers >= 2);
  assert.deepEqual(drawn.slice(1), [workers, workers]);
  assert.ok(drawn[0] > 2, 'the law is a curve');
});

check(
  'the frozen page stands still for work of its own and not for a worker’s',
  { open: false },
  async ({ page, origin }) => {
    await page.goto(`${origin}/freeze.html`);
    const press = (index) => page.$$eval('.frozen-hands button', (all, at) => all[at].click(), index);
    const said = (pattern) =>
      page.waitForFunction(
        (source) => new RegExp(source).test(document.querySelector('.frozen-says').textContent),
        { timeout: 20_000 },
        pattern,
      );
    await press(1);
    await said('million steps in two seconds');
    await press(0);
    await said('stood still for (1[89]|[2-9]\\d)\\d\\d ms: \\d+ frames were never drawn');
  },
);
