// Lets the site be read, and its explorers run, without a network. The network answers whenever it can, so that nobody ever sees an
// old page, and so that an embedded explorer behaves as if this were not here; only when it does not, the copies of the last visit
// do. They are kept in a cache named by their content, of which there is one a site. VERSION, TO_READ and TO_RUN come from the build.
/// <reference lib="webworker" />

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** @type {string} */ const version = VERSION;
/** @type {string[]} */ const to_read = TO_READ;
/** @type {string[]} */ const to_run = TO_RUN;

const site = worker.registration.scope;
const cache_name = `interleave ${site} ${version}`;
const kept = new Set([...to_read, ...to_run]);

/** @param {string[]} names */
async function keep(names) {
  const cache = await caches.open(cache_name);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const missing = names.map((name) => new URL(name, site).href).filter((url) => !there.has(url));
  await cache.addAll(missing.map((url) => new Request(url, { cache: 'no-cache' })));
}

async function forget_older() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`interleave ${site} `) && name !== cache_name) await caches.delete(name);
  }
}

/** Its name in the lists, without what its address asks for; undefined if it is not there. @param {Request} request */
function name_of(request) {
  if (request.method !== 'GET' || !request.url.startsWith(site)) return undefined;
  const [path] = request.url.slice(site.length).split(/[?#]/);
  const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return kept.has(name) ? name : undefined;
}

/** @param {Request} request @param {string} name */
async function answer(request, name) {
  try {
    return await fetch(request);
  } catch (error) {
    const copy = await caches.match(new URL(name, site).href, { cacheName: cache_name });
    if (copy) return copy;
    throw error;
  }
}

worker.addEventListener('install', (event) => event.waitUntil(keep(to_read).then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(forget_older().then(() => worker.clients.claim())));
worker.addEventListener('message', (event) => {
  if (event.data === 'keep what runs') event.waitUntil(keep(to_run));
});
worker.addEventListener('fetch', (event) => {
  const name = name_of(event.request);
  if (name !== undefined) event.respondWith(answer(event.request, name));
});
