// What every page of the site does beside being read: it keeps a copy of the site for times without a network, turns the knobs that
// the text speaks of, and opens what is folded before it is printed. Without this script nothing is missing.

import { tell_what_is_measured } from './measured.js';
import { offer_themes } from './theme_switch.js';

const script = /** @type {HTMLScriptElement} */ (document.currentScript);

async function keep_copies() {
  const registration = await navigator.serviceWorker.register(new URL('service-worker.js', script.src));
  const { active } = await navigator.serviceWorker.ready;
  // The explorer's own files are some 450 KB on the wire: not for those who asked to be spared.
  const spare = /** @type {any} */ (navigator).connection?.saveData === true;
  if (!spare) (registration.active ?? active)?.postMessage('keep what runs');
}

function when_at_rest(act) {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 5000 });
  else setTimeout(act, 2000);
}

// Where there is no place for copies (a file, a private window, a policy) the site is read as it is.
if ('serviceWorker' in navigator && /^https?:$/.test(location.protocol)) {
  addEventListener('load', () => when_at_rest(() => keep_copies().catch(() => {})));
}

// A live scenario is as high as its picture and the button under it, so that nothing moves when it takes the picture's place; once
// the reader has started it, high enough for all that it draws, if the window is.
const kButtonRoom = 76;
const kNarrowBelow = 560;
const kRoomForAll = 820;
const kShareOfWindow = 0.9;

/** @param {any} live */
function fit_picture(live) {
  const wide = live.querySelector('img');
  const narrow = live.querySelector('source[srcset$=".narrow.svg"]');
  const picture = live.clientWidth < kNarrowBelow && narrow ? narrow : wide;
  if (!picture || live.frame) return;
  const ratio = Number(picture.getAttribute('height')) / Number(picture.getAttribute('width'));
  live.setAttribute('height', String(Math.round(live.clientWidth * ratio + kButtonRoom)));
}

const lives = document.querySelectorAll('interleave-explorer');
for (const live of lives) {
  fit_picture(live);
  live.addEventListener('ready', () => {
    const room = Math.min(kRoomForAll, innerHeight * kShareOfWindow);
    live.setAttribute('height', String(Math.round(Math.max(Number(live.getAttribute('height')), room))));
  });
}
addEventListener('resize', () => lives.forEach(fit_picture));
tell_what_is_measured();
offer_themes(new URL('.', script.src).href);

// What the text proposes is done by the live scenario that it speaks of, where there is one; else the link leads to the explorer.
addEventListener('click', (event) => {
  const way = event.target instanceof Element ? event.target.closest('a[data-scenario]') : null;
  if (!(way instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const { scenario, knobs, real } = way.dataset;
  const live = /** @type {any} */ (document.querySelector(`interleave-explorer[scenario="${scenario}"]`));
  if (!live?.runReal) return;
  event.preventDefault();
  live.scrollIntoView({ block: 'nearest' });
  for (const [name, value] of (knobs ?? '').split(';').map((knob) => knob.split('='))) {
    if (name) live.knob(name, value);
  }
  if (real !== undefined) live.runReal();
});

addEventListener('beforeprint', () => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
});
