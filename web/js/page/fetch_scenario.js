// A scenario's text from anywhere: by https, if its server lets pages of other origins read it. No cookies, no referrer, no more
// than a scenario may have, no longer than a reader waits.
import { say } from '../words.js';

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
    throw new FetchError(say('The address of this link’s scenario is none.'));
  }
  const own_machine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && own_machine)) return url;
  throw new FetchError(say('The scenario of a link has an address that begins with https://.'));
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
    throw new FetchError(say('What {0} sent is longer than a scenario may be, 1 MiB.', host));
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
      throw new FetchError(say('{0} has no scenario at that address (it answered {1}).', url.host, response.status));
    const bytes = await body_of(response, url.host);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new FetchError(say('What {0} sent is no text.', url.host));
    }
  } catch (error) {
    if (error instanceof FetchError) throw error;
    if (control.signal.aborted) throw new FetchError(say('{0} did not send the scenario in time.', url.host));
    throw new FetchError(
      say(
        'The scenario could not be read from {0}: it cannot be reached, or does not let other pages read it.',
        url.host,
      ),
    );
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', give_up);
  }
}
