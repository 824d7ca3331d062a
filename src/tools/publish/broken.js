// Where the program breaks, nothing of it answers any more. If it has taken the page's place, the page says so, with a
// way to begin again and one to tell of it; if not, the page stays as it was published. Links are the browser's again.
(() => {
  if (!self.WebAssembly) return;
  const root = document.documentElement;
  const published = document.getElementById('app');
  const base = '@BASE@';
  const email = '@EMAIL@';
  const texts = '@TEXTS@';
  let isBroken = false;

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    element.append(...children);
    return element;
  };

  const tell = (error) => {
    const words = texts[root.lang] || texts.fr;
    const isFrame = 'embed' in root.dataset;
    const details = [location.href, navigator.userAgent, error.stack || error].join('\n').slice(0, 1500);
    const target = isFrame ? { target: '_blank', rel: 'noopener' } : {};
    const query = `subject=${encodeURIComponent(words.heading)}&body=${encodeURIComponent('\r\n\r\n' + details)}`;
    const report = email ? make('a', { href: `mailto:${email}?${query}`, ...target }, words.write) : words.say;
    const reload = make('button', { class: 'button', type: 'button', 'data-reload': '' }, words.reload);
    const home = make('a', { class: 'more-link', href: `${base}/${root.lang}` }, words.home);
    const notice = make('div', { class: 'notice', 'data-tone': 'danger', role: 'alert', tabindex: '-1' },
      make('p', {}, words.what),
      make('p', { class: 'row' }, reload, isFrame ? '' : home),
      make('p', {}, report),
      make('details', {}, make('summary', {}, words.details), make('code', {}, details)));
    document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close());
    document.querySelectorAll('button').forEach((button) => { button.disabled = true; });
    reload.disabled = false;
    const page = make('div', { class: 'wrap stack', 'data-broken': '' }, make('h1', {}, words.heading), notice);
    document.querySelector('main').replaceChildren(page);
    document.title = words.heading;
    root.dataset.state = 'failed';
    if (document.hasFocus()) notice.focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: 'instant' });
  };

  const stop = (error) => {
    if (isBroken || !(error instanceof WebAssembly.RuntimeError
      || (error instanceof RangeError && /wasm/.test(error.stack)))) return;
    isBroken = true;
    // Before the program hears of it.
    addEventListener('click', (event) => {
      event.stopImmediatePropagation();
      if (event.target.closest('[data-reload]')) location.reload();
    }, true);
    addEventListener('popstate', () => location.reload(), true);
    // What it had begun is done first: it would move the focus again.
    if (!published.isConnected) return setTimeout(tell, 100, error);
    self.handOver = () => {};
    document.head.append(make('link', { rel: 'stylesheet', href: '@PLAIN_STYLE@' }));
    delete root.dataset.asked;
  };
  addEventListener('error', ({ error }) => stop(error));
  addEventListener('unhandledrejection', ({ reason }) => stop(reason));
})();
