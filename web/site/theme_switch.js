// The switch between light and dark in a page's head. The choice holds for this visit: it goes along in the links to other pages of the
// site; live scenarios follow the page's colours by themselves. Pictures that stand in two themes are told which.

const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');
const kDark = '(prefers-color-scheme: dark)';

function is_dark() {
  return root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;
}

/** Of each picture the source for the chosen theme. */
function choose_pictures() {
  for (const source of document.querySelectorAll('source')) {
    const media = (source.dataset.media ??= source.media);
    if (!media.includes(kDark)) continue;
    const rest = media.replace(kDark, '').replace(/^ and | and $/g, '');
    const wanted = root.dataset.theme === 'dark' ? rest || 'all' : 'not all';
    source.media = root.dataset.theme ? wanted : media;
  }
}

/** @param {string} address @returns {URL} the same with the theme in it */
function with_theme(address) {
  const url = new URL(address, location.href);
  url.searchParams.set('theme', root.dataset.theme ?? 'auto');
  return url;
}

/** @param {string} base address of the site's folder */
export function offer_themes(base) {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector('.top button'));
  if (!button) return;
  const name = () => (button.textContent = is_dark() ? 'Light' : 'Dark');
  button.title = 'Light or dark, for this visit';
  button.addEventListener('click', () => {
    const chosen = is_dark() ? 'light' : 'dark';
    root.dataset.theme = chosen;
    choose_pictures();
    name();
    // In a file, or in a frame without an origin, the address stays as it is.
    try {
      history.replaceState(history.state, '', with_theme(location.href));
    } catch {}
  });
  system.addEventListener('change', name);
  name();
  if (root.dataset.theme) choose_pictures();
  document.addEventListener(
    'click',
    ({ target }) => {
      const way = target instanceof Element ? target.closest('a') : null;
      if (way && root.dataset.theme && way.href.startsWith(base)) way.href = with_theme(way.href).href;
    },
    { capture: true },
  );
}
