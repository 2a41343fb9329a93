// embed.html, which other pages have in an iframe: the explorer's page with the script that talks to its host in place of the
// explorer's own, which that one loads.

/** @param {string} shell the explorer's page */
export function embed_page(shell) {
  const own = /<script src="explorer\.js" defer><\/script>/;
  if (!own.test(shell)) throw new Error('shell.html does not load explorer.js as embed_page.mjs expects.');
  return shell.replace(own, '<link rel="stylesheet" href="embed.css" />\n    <script src="embed.js" defer></script>');
}
