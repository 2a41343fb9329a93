// What the system says of itself (dark, touch, little motion, more contrast) and whether anybody is looking.

/** @param {(facts: {dark: boolean, touch: boolean, reducedMotion: boolean, contrast: boolean}) => void} on_facts called at once and on changes */
export function watch_system(on_facts) {
  const queries = [
    '(prefers-color-scheme: dark)',
    '(pointer: coarse)',
    '(prefers-reduced-motion: reduce)',
    '(prefers-contrast: more)',
    '(forced-colors: active)',
  ].map((q) => matchMedia(q));
  const report = () => {
    const [dark, touch, reducedMotion, more, forced] = queries.map((query) => query.matches);
    on_facts({ dark, touch, reducedMotion, contrast: more || forced });
  };
  for (const query of queries) query.addEventListener('change', report);
  report();
}

/** @param {HTMLElement} figure @param {(visible: boolean) => void} on_visible called at once and on changes */
export function watch_visible(figure, on_visible) {
  let on_screen = true;
  const report = () => on_visible(on_screen && document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', report);
  new IntersectionObserver((entries) => {
    on_screen = entries[entries.length - 1].isIntersecting;
    report();
  }).observe(figure);
  report();
}
