// What every page of the site does beside being read: it keeps a copy of the site for times without a network, and opens what is
// folded before it is printed. Without this script nothing is missing.

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

addEventListener('beforeprint', () => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
});
