// The theme that the reader chose on an earlier page of this visit: it stands in the address and nowhere else. Loaded before anything
// is painted, so that no page flashes in the other theme.
const asked = new URLSearchParams(location.search).get('theme');
if (asked === 'light' || asked === 'dark') document.documentElement.dataset.theme = asked;
