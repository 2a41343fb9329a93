// What the bundler makes of imports that are no JavaScript.

// tools/web/worker_source.mjs: the source of a classic worker script.
declare module 'worker:*' {
  const source: string;
  export default source;
}

// A scenario's text.
declare module '*.ilv' {
  const text: string;
  export default text;
}
