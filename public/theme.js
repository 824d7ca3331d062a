// Before the first paint: the theme, the language, and whether what is published at this address answers it. In a frame
// of a partner's the theme is the one that the partner asks for, and the frame talks to the page around it; elsewhere
// it is the one that the visitor chose, if the browser kept it. What the page is about may be kept there too.
(() => {
  const root = document.documentElement;
  let theme;
  const { src } = document.currentScript;
  const base = new URL('.', src).pathname;
  const asked = new URLSearchParams(location.search);
  if (location.pathname.startsWith(base + 'embed/')) {
    if (!('embed' in root.dataset)) {
      root.dataset.embed = '';
      const script = document.createElement('script');
      script.src = base + 'frame.js';
      document.head.append(script);
    }
    theme = asked.get('theme');
  } else {
    try {
      theme = localStorage.getItem('theme');
      if (localStorage.getItem(root.dataset.keeps)) root.dataset.asked = '';
    } catch (error) { /* Storage is denied: the system's theme then. */ }
  }
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

  // The published page is the one without a question: its answer waits for the program.
  if ((root.dataset.asks || '').split(' ').some((name) => asked.has(name))) root.dataset.asked = '';
  // What names the address of the site waits where that was not known when it was published.
  if ('waits' in root.dataset) root.dataset.asked = '';
  // An address that had no page when the site was published may have one by now. (Some hosts answer with the page of
  // `/` there, which has one for each language in its place.)
  if ('nowhere' in root.dataset) root.dataset.asked = 'all';
  if (location.pathname === base) {
    const codes = navigator.languages.map((language) => language.split(/[-_]/)[0].toLowerCase());
    const offered = (root.dataset.languages || 'fr en').split(' ');
    const code = codes.find((code) => offered.includes(code)) || offered[0];
    location.replace(base + code + location.search + location.hash);
  }

  // A visitor who comes back from another site sees the page as it was left (back/forward cache). What other windows have
  // changed in the storage meanwhile is told to it as the browser tells it to pages in view; on another day the page is
  // loaded again, since it says what is to come.
  const day = new Date().toDateString();
  let left = {};
  addEventListener('pagehide', () => {
    try { left = { ...localStorage }; } catch (error) { /* Storage is denied. */ }
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    if (day !== new Date().toDateString()) return location.reload();
    try {
      for (const key of new Set([...Object.keys(left), ...Object.keys(localStorage)])) {
        const [oldValue = null, newValue] = [left[key], localStorage.getItem(key)];
        if (oldValue !== newValue) dispatchEvent(new StorageEvent('storage', { key, oldValue, newValue }));
      }
    } catch (error) { /* Storage is denied. */ }
  });

  // Robots that run scripts want whole addresses, which a site that was built without its own cannot publish.
  for (const link of document.querySelectorAll('link[data-page]')) link.href = String(link.href);

  // The program and the data of the page. Where only they have the answer, at once; else when `boot.js` says so.
  self.fetchProgram = (fetchPriority) => {
    for (const href of (root.dataset.fetches || '').split(' ').filter(Boolean)) {
      const link = document.createElement('link');
      const kind = href.endsWith('.js') ? { rel: 'modulepreload' } : { rel: 'preload', as: 'fetch' };
      document.head.append(Object.assign(link, kind, { crossOrigin: '', fetchPriority, href }));
    }
    delete root.dataset.fetches;
  };
  if ('asked' in root.dataset) self.fetchProgram('high');

  // What starts the program did not come: once more after a second, then the published page is all there is.
  const stay = () => {
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: base + 'plain.css' });
    document.head.append(sheet);
    delete root.dataset.asked;
  };
  addEventListener('error', ({ target }) => {
    if (target.localName !== 'script' || target.type !== 'module') return;
    setTimeout(() => import(target.src + '?again').catch(stay), 1000);
  }, true);
})();
