// Gets what a classic script of our own brings, without a global name: such a script (tools/web/page.mjs writes them) hands its
// content over in an event on its own <script> element. Works wherever a page may load scripts, also without an origin.

/**
 * @param {string} url
 * @returns {Promise<any>} rejected with an Error whose message is a sentence; a later call tries again
 */
export function load_script(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const name = url.slice(url.lastIndexOf('/') + 1);
    script.addEventListener('content', (event) => resolve(/** @type {CustomEvent} */ (event).detail));
    script.addEventListener('load', () => {
      script.remove();
      reject(new Error(`${name} could not be read.`)); // no effect when the content has come
    });
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`${name} could not be downloaded.`));
    });
    script.src = url;
    document.head.append(script);
  });
}
