// The page that a host has in an iframe: the explorer of explorer.js, which talks with the host (embed/guest.js). In its light form
// (`light` in the query) it is only a picture until the host says `start`; light.js draws it, without the explorer.
import { Guest } from './embed/guest.js';
import { opened } from './embed/protocol.js';
import { load_script } from './load_script.js';

const base = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
const root = document.documentElement;

function explore() {
  root.classList.remove('light');
  new Guest(base, () => document.getElementById('poster')?.remove());
  const script = document.createElement('script');
  script.src = new URL('explorer.js', base).href;
  document.head.append(script);
}

async function draw() {
  root.classList.add('light');
  const start = (/** @type {MessageEvent} */ event) => {
    const message = opened(event.data);
    if (event.source !== window.parent || message?.type !== 'start') return;
    removeEventListener('message', start);
    if (typeof message.fragment === 'string') history.replaceState(null, '', `#${message.fragment}`);
    explore();
  };
  addEventListener('message', start);
  const show = await load_script(new URL('light.js', base).href);
  await show(base);
}

if (new URLSearchParams(location.search).has('light')) draw().catch(() => {});
else explore();
