// Runs before the first paint: sets the theme, redirects `/` to a language, and hides content that the app must render
// first. In an embed the theme comes from the URL, and `frame.js` talks to the host page; elsewhere the theme is the
// stored choice.
(() => {
  const root = document.documentElement;
  // Milliseconds for a file, on a slow connection.
  const SLOW = 150;
  let theme;
  const { src } = document.currentScript;
  const base = new URL('.', src).pathname;
  const query = new URLSearchParams(location.search);
  const isEmbed = 'embed' in root.dataset;
  if (isEmbed || location.pathname.startsWith(`${base}embed/`)) {
    if (!isEmbed) {
      root.dataset.embed = '';
      const script = document.createElement('script');
      script.src = `${base}frame.js`;
      document.head.append(script);
    }
    theme = query.get('theme');
  } else {
    try {
      theme = localStorage.getItem('theme');
      // The page shows what is stored under this key, or an editor's draft: only the app can render it.
      if (localStorage.getItem(root.dataset.storageKey) || sessionStorage.getItem('preview')) root.dataset.appOnly = '';
    } catch (_error) {
      // Storage is denied: the theme of the system.
    }
  }
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  // Translators replace the language of the page by their own.
  root.dataset.pageLang = root.lang;

  // The published page ignores these query parameters: only the app can render them.
  if ((root.dataset.parameters || '').split(' ').some((name) => query.has(name))) root.dataset.appOnly = '';
  // The page contains the URL of the site, which was unknown when it was published.
  if ('needsApp' in root.dataset) root.dataset.appOnly = '';
  // The 404 page: the data may have this page by now. (Some hosts serve the page of `/` instead.)
  if ('notFound' in root.dataset) root.dataset.appOnly = 'all';
  if (location.pathname === base) {
    const codes = navigator.languages.map((language) => language.split(/[-_]/)[0].toLowerCase());
    const offered = (root.dataset.languages || 'fr en').split(' ');
    const code = codes.find((code) => offered.includes(code)) || offered[0];
    location.replace(base + code + location.search + location.hash);
  }

  // Records the visitor's actions before the app has started, for `boot.js`: pressed buttons and search keys, with the
  // characters typed after a key that opens the search.
  const presses = [];
  const onEarly = (type, listener) => addEventListener(type, (event) => self.early && listener(event), true);
  const opener = () => {
    const last = presses[presses.length - 1];
    return last && (last.event || last.button.matches('.site-tools [aria-haspopup]')) ? last : undefined;
  };
  const early = { presses, opener, isComposing: false, isApp: false };
  self.early = early;
  onEarly('click', ({ target }) => {
    if (opener()) presses.pop();
    const button = target.closest && target.closest('button[type=button]');
    if (button) presses.push({ button, typed: '' });
  });
  onEarly('keydown', (event) => {
    const { key, target } = event;
    const withControl = event.ctrlKey || event.metaKey;
    if (event.isComposing || (target.closest && target.closest('input, textarea, select'))) return;
    const open = opener();
    const isShortcut = withControl ? /^k$/i.test(key) && !event.shiftKey && !event.altKey : key === '/' && !open;
    if (isShortcut) presses.push({ event, typed: '' });
    else if (open && key === 'Escape') {
      presses.pop();
      if (early.isApp) return;
    } else if (open && key === 'Backspace') open.typed = open.typed.slice(0, -1);
    else if (open && !withControl && key.length === 1 && open.typed + key !== ' ') open.typed += key;
    else return;
    event.preventDefault();
  });
  onEarly('compositionstart', () => {
    early.isComposing = true;
  });
  onEarly('compositionend', () => {
    early.isComposing = false;
  });

  // Back from the back/forward cache: dispatches the missed storage events, and reloads if the date has changed, since
  // other events are upcoming.
  const day = new Date().toDateString();
  let stored = {};
  addEventListener('pagehide', () => {
    try {
      stored = { ...localStorage };
    } catch (_error) {
      // Storage is denied.
    }
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    if (day !== new Date().toDateString()) return location.reload();
    try {
      for (const key of new Set([...Object.keys(stored), ...Object.keys(localStorage)])) {
        const [oldValue = null, newValue] = [stored[key], localStorage.getItem(key)];
        if (oldValue !== newValue) dispatchEvent(new StorageEvent('storage', { key, oldValue, newValue }));
      }
    } catch (_error) {
      // Storage is denied.
    }
  });

  // Crawlers that run scripts expect absolute URLs, which a site built without its origin does not have.
  for (const link of document.querySelectorAll('link[data-page]')) link.href = String(link.href);

  // On a slow connection the typefaces follow the app: until it is ready, the page is read in those of the system.
  const [page] = performance.getEntriesByType('navigation');
  const isSlow = page && (page.responseEnd || performance.now()) - page.requestStart > SLOW;
  if (isSlow) {
    root.dataset.fonts = 'later';
    const loaded = new MutationObserver(() => {
      loaded.disconnect();
      const idle = self.requestIdleCallback || setTimeout;
      idle(() => delete root.dataset.fonts);
    });
    loaded.observe(root, { attributeFilter: ['data-state'] });
  } else {
    for (const link of document.querySelectorAll('link[data-font]')) link.rel = 'preload';
  }

  const preload = (name, fetchPriority) => {
    for (const href of (root.dataset[name] || '').split(' ').filter(Boolean)) {
      const link = document.createElement('link');
      const kind = href.endsWith('.js') ? { rel: 'modulepreload' } : { rel: 'preload', as: 'fetch' };
      document.head.append(Object.assign(link, kind, { crossOrigin: '', fetchPriority, href }));
    }
    delete root.dataset[name];
  };
  // Before Safari 15.4, Chrome 99 and Firefox 98, cascade layers or dialogs are missing: the style sheet would not
  // apply, and parts of the app would not work.
  const isOld = !self.WebAssembly || !self.CSSLayerBlockRule || !self.HTMLDialogElement;
  if (isOld) root.dataset.old = '';

  // Preloads the app and the data of the page: at once if only the app can render it, or on a slow connection, which
  // would otherwise be idle while the page is painted; else when `boot.js` requests it. The search follows if there is
  // a text to search for.
  let isSought = query.has('q');
  self.fetchApp = (fetchPriority) => {
    if (isOld) return;
    preload('fetches', fetchPriority);
    if (isSought) preload('searchFetches', fetchPriority);
  };
  if ('appOnly' in root.dataset) self.fetchApp('high');
  else if (isSlow) self.fetchApp('low');
  // The page may have been small or cached: the first files tell, too.
  let awaited = document.querySelectorAll('link[as=font][rel]').length + 1;
  const onFile = ({ target }) => {
    if (target.localName !== 'link' || !/font|stylesheet/.test(target.as + target.rel)) return;
    awaited -= 1;
    const files = performance.getEntriesByType('resource');
    if (awaited === 0 && files.some(({ duration }) => duration > SLOW)) self.fetchApp('low');
  };
  addEventListener('load', onFile, true);
  onEarly('input', ({ target }) => {
    isSought = target.type === 'search';
    if (isSought) self.fetchApp('low');
  });

  // If the module that starts the app fails to load, retries once after a second; then the page stays as published.
  const stay = () => {
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${base}plain.css` });
    document.head.append(sheet);
    delete root.dataset.appOnly;
    delete root.dataset.fonts;
    self.early = undefined;
  };
  addEventListener(
    'error',
    ({ target }) => {
      if (target.localName !== 'script' || target.type !== 'module') return;
      setTimeout(() => import(`${target.src}?again`).catch(stay), 1000);
    },
    true,
  );
})();
