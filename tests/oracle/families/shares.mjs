// Proportional shares: lottery, stride, virtual time, and the bounds within which fair policies may differ.
import { not_covered } from '../conversion.mjs';
import { duration, kTick, scenario_text } from '../scenario_text.mjs';
import { cpu_within, picks } from '../share_figures.mjs';
import { nice_of_weight } from './nice.mjs';

/** @typedef {import('../corpus.mjs').Case} Case */

/**
 * ostep-lottery charges whole quanta, also to a task that ends within one: the text asks for whole quanta.
 * @type {import('../conversion.mjs').Convert}
 */
function ostep_lottery(test) {
  const { quantum, draws } = test.params;
  const whole = (t) => Math.ceil(t / quantum) * quantum;
  const tasks = test.tasks.map((task) => ({
    ...task,
    segments: [{ ...task.segments[0], t: whole(task.segments[0].t) }],
  }));
  const policy = `lottery quantum ${duration(quantum)} draws ${draws.join(',')}`;
  return {
    text: scenario_text({ ...test, tasks }, { policy, attributes: (task) => `tickets ${task.tickets}` }),
    unit: kTick,
    compare: { pick_sequence: picks },
  };
}

/** @type {import('../conversion.mjs').Convert} */
function stride(test) {
  const policy = `stride quantum ${duration(test.params.quantum)}`;
  return {
    text: scenario_text(test, { policy, attributes: (task) => `tickets ${task.tickets ?? 100}` }),
    unit: kTick,
    compare: {
      pick_sequence_head: picks,
      pass_after_8: 'follows from the first eight picks, which are compared',
    },
  };
}

/** Whether slices of equal virtual times can end at one instant on several cores. @param {Case} test */
function slices_end_together(test) {
  const alike = new Set(test.tasks.map(({ arrival, weight }) => `${arrival} ${weight}`));
  return test.cores > 1 && test.tasks.length > test.cores && alike.size < test.tasks.length;
}

/** Ticks are nanoseconds. @type {import('../conversion.mjs').Convert} */
function scx_simple(test) {
  if (slices_end_together(test)) {
    return not_covered('slices that end together queue in the order of cores, which are dealt out otherwise');
  }
  const unit = 1;
  const policy = `vtime slice ${duration(test.params.slice_ns, unit)}`;
  const attributes = (task) => `nice ${task.nice ?? 0}`;
  return { text: scenario_text(test, { policy, attributes, unit }), unit };
}

/**
 * The source's slices and the order of its list are its own, in exact rationals; what every fair policy owes by a given
 * instant is stated too. Weights that no nice value has are written as tickets, for stride alone.
 * @type {import('../conversion.mjs').Convert}
 */
function schedsi_cfs(test) {
  const { period, min_slice, default_weight } = test.params;
  const nice = test.tasks.map((task) => nice_of_weight((task.weight * 1024) / default_weight));
  const fair = nice.every((value) => value !== undefined);
  const stride_policy = `policy stride quantum ${duration(min_slice)}`;
  const variants = fair
    ? [
        `variant "cfs"; policy cfs latency ${duration(period)} granularity ${duration(min_slice)}`,
        `variant "eevdf"; policy eevdf slice ${duration(min_slice)}`,
        `variant "stride"; ${stride_policy}`,
      ]
    : [`variant "stride"; ${stride_policy}`];
  const attributes = (task, i) => `tickets ${task.weight}${fair ? ` nice ${nice[i]}` : ''}`;
  const { t, ideal, tolerance_ticks } = test.expect.fair_share;
  const other = 'its slices are its own; the fair share is compared';
  return {
    text: scenario_text({ ...test, horizon: t }, { policy: '', attributes, variants }),
    unit: kTick,
    by: 'fair share within its tolerance',
    compare: {
      fair_share: (_, views) => cpu_within(views, ideal, tolerance_ticks),
      per_task: other,
      makespan: other,
      timeline: other,
    },
  };
}

/**
 * The lag is measured against the unweighted mean there, which is the rule for equal weights alone. Requests differ from
 * task to task there; two fair schedulers are then at most two of the largest requests apart (Stoica and Abdel-Wahab 1995).
 * @type {import('../conversion.mjs').Convert}
 */
function arighi_eevdf(test) {
  if (new Set(test.tasks.map((task) => task.weight)).size > 1) {
    return not_covered('lag against the unweighted mean of virtual times');
  }
  const slice = Math.max(...test.tasks.map((task) => task.request));
  const endless = test.tasks.map((task) => ({
    ...task,
    segments: [{ op: /** @type {'cpu'} */ ('cpu'), t: test.horizon }],
  }));
  const other = 'each task has a slice of its own; what each got by the horizon is compared';
  return {
    text: scenario_text({ ...test, tasks: endless }, { policy: `eevdf slice ${duration(slice)}` }),
    unit: kTick,
    by: 'cpu at the horizon within two requests',
    compare: {
      cpu_at_horizon: (expected, views) => cpu_within(views, expected, 2 * slice),
      pick_sequence: other,
      timeline: other,
    },
  };
}

/** @type {Record<string, import('../conversion.mjs').Convert>} */
export const shares = {
  'ostep-lottery': ostep_lottery,
  stride,
  'scx-simple': scx_simple,
  'schedsi-cfs': schedsi_cfs,
  'arighi-eevdf': arighi_eevdf,
};
