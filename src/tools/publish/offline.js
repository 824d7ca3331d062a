// The site without a network: keeps it once the page stands (`sw.js`), and says in one line when the page is read so.
// Where that cannot be, nothing is different. Frames of partners' pages keep nothing.
(() => {
  const root = document.documentElement;
  const line = document.getElementById('offline');
  if (!line || parent !== window || 'embed' in root.dataset) return;

  let worker;
  try { worker = navigator.serviceWorker; } catch (error) { /* Denied. */ }
  const keep = async () => {
    try { await worker.register('@WORKER@', { updateViaCache: 'none' }); } catch (error) { /* Refused. */ }
  };
  if (worker && document.readyState === 'complete') keep();
  else if (worker) addEventListener('load', keep);

  // Both languages: the style shows that of the page.
  const words = async () => {
    const words = document.getElementById('offline-words').content.cloneNode(true);
    const answer = worker && worker.controller ? await fetch('@DATA_DAY@').catch(() => {}) : undefined;
    const day = answer && answer.ok ? await answer.text() : '';
    words.querySelectorAll('time').forEach((time) => {
      const { lang } = time.closest('[lang]');
      const date = new Date(day + 'T12:00');
      if (isNaN(date)) return time.parentElement.remove();
      time.dateTime = day;
      time.textContent = date.toLocaleDateString(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long' })
        .replace(/^1 /, lang === 'fr' ? '1\u1d49\u02b3 ' : '1 ').replaceAll(' ', '\u00a0');
    });
    return words;
  };
  // A host that was away tells nobody that it is back: it is asked, HEAD, which the worker leaves alone.
  let asks;
  const ask = () => {
    if (document.hidden || !navigator.onLine) return;
    fetch('@WORKER@', { method: 'HEAD', cache: 'no-store' }).then(({ ok }) => ok && find(), () => {});
  };
  const lose = () => {
    root.dataset.offline = '';
    clearInterval(asks);
    asks = setInterval(ask, 10000);
    words().then((words) => { if ('offline' in root.dataset) line.replaceChildren(words); });
  };
  // Whether the page is one that was kept, perhaps older than the host's.
  const isOld = 'offline' in root.dataset;
  const find = () => {
    clearInterval(asks);
    delete root.dataset.offline;
    line.replaceChildren();
  };
  if (isOld) lose();
  addEventListener('offline', lose);
  addEventListener('online', find);
  if (worker && isOld) worker.onmessage = find;
  // Once the network is back, the next link leads to the host.
  if (isOld) addEventListener('click', (event) => {
    if (!('offline' in root.dataset) && event.target.closest('a[href]')) event.stopImmediatePropagation();
  }, true);
})();
