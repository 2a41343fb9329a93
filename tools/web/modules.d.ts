// What the bundler makes of imports that are no JavaScript.

// tools/web/worker_source.mjs: the source of a classic worker script.
declare module 'worker:*' {
  const source: string;
  export default source;
}

// tools/web/scenario_list.mjs: all of assets/scenarios.
declare module 'scenarios' {
  const scenarios: readonly { id: string; title: string; note: string; text: string }[];
  export default scenarios;
}
