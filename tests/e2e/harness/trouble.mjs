// Listens to one page for what a quiet page never does: errors and warnings on the console, exceptions, failed requests, requests
// to anywhere but this machine. What a test expects to go wrong is named by it and left out, and so is a request that the page
// itself gave up, such as that of an iframe taken away while it loaded.

function is_own(address) {
  return /^(http:\/\/127\.0\.0\.1:\d+\/|data:|blob:|about:)/.test(address);
}

// In the words of Chromium, and the two of Firefox: the request was ended, or its frame was gone before it was.
const kGivenUp = /ERR_ABORTED|NS_BINDING_ABORTED|Browsing context already closed/;

/**
 * @param {import('puppeteer-core').Page} page
 * @param {RegExp[]} expected
 * @returns {string[]} grows while the page lives
 */
export function watch_trouble(page, expected) {
  const trouble = [];
  const note = (sentence) => {
    if (!expected.some((pattern) => pattern.test(sentence))) trouble.push(sentence);
  };
  page.on('console', (message) => {
    if (['error', 'warn', 'warning', 'assert'].includes(message.type())) {
      note(`console ${message.type()}: ${message.text()} (${message.location().url ?? ''})`);
    }
  });
  page.on('pageerror', (error) => note(`exception: ${error instanceof Error ? error.stack : error}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (!kGivenUp.test(why)) note(`failed request: ${request.url()} ${why}`);
  });
  page.on('request', (request) => {
    if (!is_own(request.url())) note(`request to elsewhere: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note(`answer ${response.status()}: ${response.url()}`);
  });
  return trouble;
}
