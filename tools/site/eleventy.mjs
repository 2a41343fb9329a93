// Eleventy's settings that are known before anything is built: where things lie and what a page is called. tools/site/site.mjs adds
// what needs the command line.

/** @param {string} markdown */
function first_heading(markdown) {
  return markdown.match(/^# (.+)$/m)?.[1];
}

/** @param {any} settings Eleventy's */
export default function (settings) {
  settings.setUseGitIgnore(false); // what is to be read is said by the input folder alone
  settings.setNunjucksEnvironmentOptions({ dev: true, throwOnUndefined: true });
  settings.addGlobalData('description', 'Concurrency and parallelism, in pictures that run.');
  settings.addGlobalData('layout', () => 'page.njk');
  settings.addGlobalData('permalink', () => (data) => `${data.page.filePathStem}.html`);
  settings.addGlobalData('eleventyComputed', () => ({
    title: (data) => data.title ?? first_heading(data.page.rawInput),
  }));
  settings.addCollection('lessons', (all) =>
    all.getFilteredByGlob('**/lessons/*.md').sort((a, b) => a.data.idea - b.data.idea),
  );
  return {
    dir: { includes: '_layouts', output: 'build/web/site' },
    markdownTemplateEngine: 'njk',
    htmlTemplateEngine: 'njk',
    templateFormats: ['md', 'njk'],
  };
}
