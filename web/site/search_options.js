// How the site's words are indexed when it is built and looked up when it is read: both must agree.

/** @type {import('minisearch').Options} */
export const kSearch = {
  fields: ['title', 'section', 'text'],
  storeFields: ['title', 'section', 'excerpt'],
  searchOptions: { boost: { title: 3, section: 2 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
};
