// If the app crashes, it no longer handles events. If it has taken over the page, the page then shows an error with a
// link to reload and a link to report it; otherwise the published page stays. The browser follows links again.
(() => {
  if (!self.WebAssembly) return;
  const root = document.documentElement;
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

  const show = (error) => {
    const text = texts[root.dataset.pageLang] || texts.fr;
    const isFrame = 'embed' in root.dataset;
    const details = [location.href, navigator.userAgent, error.stack || error].join('\n').slice(0, 1500);
    const target = isFrame ? { target: '_blank', rel: 'noopener' } : {};
    const query = `subject=${encodeURIComponent(text.heading)}&body=${encodeURIComponent(`\r\n\r\n${details}`)}`;
    const report = email ? make('a', { href: `mailto:${email}?${query}`, ...target }, text.write) : text.say;
    const reload = make('button', { class: 'button', type: 'button', 'data-reload': '' }, text.reload);
    const home = make('a', { class: 'more-link', href: `${base}/${root.dataset.pageLang}` }, text.home);
    const notice = make(
      'div',
      { class: 'notice', 'data-tone': 'danger' },
      make('p', {}, text.what),
      make('p', { class: 'row' }, reload, isFrame ? '' : home),
      make('p', {}, report),
      make('details', {}, make('summary', {}, text.details), make('code', {}, details)),
    );
    for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
    for (const button of document.querySelectorAll('button')) button.disabled = true;
    reload.disabled = false;
    // It gets the focus, so an alert would be read twice.
    const heading = make('h1', { tabindex: '-1' }, text.heading);
    const page = make('div', { class: 'wrap stack', 'data-broken': '' }, heading, notice);
    // Outside of the app's element, which the app may still change.
    const main = document.querySelector('main');
    const ours = main.cloneNode(false);
    ours.append(page);
    main.replaceWith(ours);
    document.title = text.heading;
    root.dataset.state = 'failed';
    if (document.hasFocus()) heading.focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: 'instant' });
  };

  const stop = (error) => {
    const isCrash =
      error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack));
    if (isBroken || !isCrash) return;
    isBroken = true;
    // Runs before the listeners of the app.
    addEventListener(
      'click',
      (event) => {
        event.stopImmediatePropagation();
        if (event.target.closest('[data-reload]')) location.reload();
      },
      true,
    );
    addEventListener('popstate', () => location.reload(), true);
    // Lets scheduled tasks of the app run first: they would move the focus.
    if (!self.swapIn) return setTimeout(show, 100, error);
    self.swapIn = () => false;
    document.head.append(make('link', { rel: 'stylesheet', href: '@PLAIN_STYLE@' }));
    delete root.dataset.appOnly;
  };
  addEventListener('error', ({ error }) => stop(error));
  addEventListener('unhandledrejection', ({ reason }) => stop(reason));
})();
