// A scenario's text from anywhere: by https, if its server lets pages of other origins read it. No cookies, no referrer, no more
// than a scenario may have, no longer than a reader waits.

const kMostBytes = 1024 * 1024; // engine/model/scenario.hpp
const kPatienceMs = 15_000;

/** A sentence for the reader. */
export class FetchError extends Error {}

/** @param {string} address @returns {URL} */
function checked(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    throw new FetchError('The address of this link’s scenario is none.');
  }
  const own_machine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && own_machine)) return url;
  throw new FetchError('The scenario of a link has an address that begins with https://.');
}

/** @param {Response} response @param {string} host @returns {Promise<Uint8Array>} */
async function body_of(response, host) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size <= kMostBytes) continue;
    reader.cancel().catch(() => {});
    throw new FetchError(`What ${host} sent is longer than a scenario may be, 1 MiB.`);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * @param {string} address
 * @param {AbortSignal} gone the reader went elsewhere meanwhile
 * @returns {Promise<string>}
 * @throws {FetchError}
 */
export async function fetch_scenario(address, gone) {
  const url = checked(address);
  const control = new AbortController();
  const give_up = () => control.abort();
  const timer = setTimeout(give_up, kPatienceMs);
  gone.addEventListener('abort', give_up);
  try {
    const response = await fetch(url.href, {
      signal: control.signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
    });
    if (!response.ok)
      throw new FetchError(`${url.host} has no scenario at that address (it answered ${response.status}).`);
    const bytes = await body_of(response, url.host);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new FetchError(`What ${url.host} sent is no text.`);
    }
  } catch (error) {
    if (error instanceof FetchError) throw error;
    if (control.signal.aborted) throw new FetchError(`${url.host} did not send the scenario in time.`);
    throw new FetchError(
      `The scenario could not be read from ${url.host}: it cannot be reached, or does not let other pages read it.`,
    );
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', give_up);
  }
}
