// The envelope in which a host page and a guest, or two guests, talk: {interleave: {v: 1, type, id?, …}}. What is not in such
// an envelope is nobody's here.

const kVersion = 1;

/** @typedef {{v: number, type: string, id?: string | number, [field: string]: any}} Message */

/** @param {unknown} data of a `message` event @returns {Message | undefined} */
export function opened(data) {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'interleave')) return undefined;
  const message = /** @type {any} */ (data).interleave;
  const fits =
    typeof message === 'object' && message !== null && message.v === kVersion && typeof message.type === 'string';
  return fits ? message : undefined;
}

/** @param {string} type @param {object=} fields */
export function enveloped(type, fields) {
  return { interleave: { ...fields, v: kVersion, type } };
}
