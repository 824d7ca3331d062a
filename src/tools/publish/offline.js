// Offline use: registers the service worker (`sw.js`) once the app is ready, and shows a banner while there is no
// network. Without service workers, or if the visitor has asked the browser to save data, only the banner remains.
// Embeds do neither.
(() => {
  const root = document.documentElement;
  const banner = document.getElementById('offline');
  if (!banner || parent !== window || 'embed' in root.dataset) return;

  let worker;
  try {
    worker = navigator.serviceWorker;
  } catch (_error) {
    // Denied.
  }
  const register = async () => {
    try {
      await worker.register('@WORKER@', { updateViaCache: 'none' });
      const { active } = await worker.ready;
      active.postMessage(performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
    } catch (_error) {
      // Refused.
    }
  };
  const saves = navigator.connection && navigator.connection.saveData;
  if (worker && !saves) {
    const idle = self.requestIdleCallback || setTimeout;
    const onState = () => {
      if (root.dataset.state === 'loading') return;
      states.disconnect();
      idle(register);
    };
    const states = new MutationObserver(onState);
    states.observe(root, { attributeFilter: ['data-state'] });
    onState();
  }

  // In all languages: the style sheet shows that of the page.
  const texts = async () => {
    const texts = document.getElementById('offline-words').content.cloneNode(true);
    const answer = worker && worker.controller ? await fetch('@DATA_DAY@').catch(() => {}) : undefined;
    const day = answer && answer.ok ? await answer.text() : '';
    for (const time of texts.querySelectorAll('time')) {
      const { lang } = time.closest('[lang]');
      const date = new Date(`${day}T12:00`);
      if (Number.isNaN(date.getTime())) {
        time.parentElement.remove();
        continue;
      }
      time.dateTime = day;
      time.textContent = date
        .toLocaleDateString(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long' })
        .replace(/^1 /, lang === 'fr' ? '1\u1d49\u02b3 ' : '1 ')
        .replaceAll(' ', '\u00a0');
    }
    return texts;
  };
  // There is no event for a host that is reachable again. The worker does not handle HEAD requests.
  let interval;
  const ask = () => {
    if (document.hidden || !navigator.onLine) return;
    const answer = fetch('@WORKER@', { method: 'HEAD', cache: 'no-store' });
    answer.then(({ ok }) => ok && goOnline()).catch(() => {});
  };
  // For screen readers: a live region must be in the document before its text is inserted.
  const spoken = document.createElement('p');
  spoken.className = 'visually-hidden';
  spoken.setAttribute('role', 'status');
  const say = () => {
    spoken.textContent = '';
    document.body.append(spoken);
    setTimeout(() => {
      const own = banner.querySelector(`[lang="${root.lang}"]`) || banner;
      spoken.textContent = own.textContent;
    }, 1000);
  };
  const goOffline = () => {
    root.dataset.offline = '';
    clearInterval(interval);
    interval = setInterval(ask, 10000);
    texts().then((texts) => {
      if (!('offline' in root.dataset)) return;
      banner.replaceChildren(texts);
      banner.hidden = false;
      say();
    });
  };
  const goOnline = () => {
    clearInterval(interval);
    delete root.dataset.offline;
    banner.replaceChildren();
    banner.hidden = true;
    spoken.remove();
  };
  // The page comes from the cache, and may be older than the one on the host.
  const isCached = 'offline' in root.dataset;
  if (isCached) goOffline();
  addEventListener('offline', goOffline);
  addEventListener('online', goOnline);
  if (worker && isCached) worker.onmessage = goOnline;
  // Once online again, a cached page leaves its links to the browser, which loads the next page from the host.
  if (isCached) {
    addEventListener(
      'click',
      (event) => {
        if (!('offline' in root.dataset) && event.target.closest('a[href]')) event.stopImmediatePropagation();
      },
      true,
    );
  }
})();
