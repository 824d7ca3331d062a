// Starts the app on a published page and swaps the page for it. If the app cannot run, the page stays as published and
// says what it cannot do.
//
// Reading comes first: the app is fetched after the first paint, and started when the visitor moves, or after a delay.
// If only the app can render the page (`data-asked`), it starts at once.
(() => {
  const root = document.documentElement;
  const all = (element, selector) => [...element.querySelectorAll(selector)];

  const stay = () => {
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = '@PLAIN_STYLE@';
    document.head.append(sheet);
    delete root.dataset.asked;
    self.early = undefined;
  };

  // Each of the following reads a part of the state of the page, and returns a function that restores it in the app.

  // The focused element, found by a selector and its index among the matches, with the selection in its text.
  const focus = (page) => {
    const focused = document.activeElement;
    if (!page.contains(focused)) return () => {};
    const name = ['id', 'href', 'name'].find((name) => focused.hasAttribute(name));
    const selector = focused.localName + (name ? `[${name}="${CSS.escape(focused.getAttribute(name))}"]` : '');
    const index = all(page, selector).indexOf(focused);
    const { selectionStart: start, selectionEnd: end } = focused;
    return (app) => {
      const element = all(app, selector)[index];
      if (!element) return;
      element.focus({ preventScroll: true });
      if (typeof start === 'number') element.setSelectionRange(start, end);
    };
  };

  // The selected text, by its offsets in the text of the page.
  const selection = (page) => {
    const selection = getSelection();
    const range = selection.rangeCount && selection.getRangeAt(0);
    if (!range || range.collapsed || !page.contains(range.commonAncestorContainer)) return () => {};
    const before = document.createRange();
    before.setStart(page, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    const text = range.toString();
    const end = start + text.length;
    return (app) => {
      const texts = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let offset = 0;
      for (let text = texts.nextNode(); text && offset < end; text = texts.nextNode()) {
        const next = offset + text.length;
        if (start >= offset && start < next) range.setStart(text, start - offset);
        if (end <= next) range.setEnd(text, end - offset);
        offset = next;
      }
      // The text of the page may be a translation.
      if (range.toString() !== text) return;
      selection.removeAllRanges();
      selection.addRange(range);
    };
  };

  // Fields that were filled, chosen or ticked, with the events that the app listens to.
  const fields = (page) =>
    all(page, 'input, textarea, select')
      .filter((field) => field.id || field.name)
      .map((field) => {
        const { id, name, value, checked } = field;
        const isCheckable = /^(checkbox|radio)$/.test(field.type);
        let isChanged = value !== field.defaultValue;
        if (isCheckable) isChanged = checked !== field.defaultChecked;
        else if (field.options) isChanged = field.querySelector('option[selected]:not(:checked)');
        return (app) => {
          const own = isCheckable ? `[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]` : `[name="${name}"]`;
          const field = isChanged && app.querySelector(id ? `#${CSS.escape(id)}` : own);
          if (!field) return;
          if (isCheckable) {
            if (field.checked !== checked) field.click();
            return;
          }
          field.value = value;
          for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
        };
      });

  const details = (page) =>
    all(page, 'details').map((part, index) => (app) => {
      const own = all(app, 'details')[index];
      if (own && own.open !== part.open) own.open = part.open;
    });

  // Below the error message of the app, the published content, until the app draws something else there.
  const keepContent = (page, app) => {
    const [before, now] = [page, app].map((element) => element.querySelector('main'));
    for (const element of all(now, 'h1, .breadcrumbs')) element.hidden = true;
    const content = document.createElement('div');
    content.dataset.published = '';
    content.append(...before.childNodes);
    now.append(content);
  };

  // What was pressed too early (see `theme.js`) is pressed again in the app. A button is found by what no translation
  // changes: its classes, its id and the first link beside it.
  const nameOf = (button) => {
    const around = button.closest('li, section, header');
    const link = around && around.querySelector('a[href]');
    return [button.className, button.id, link && link.getAttribute('href')].join(' ');
  };
  const named = (element, name) => all(element, 'button').filter((button) => nameOf(button) === name);
  const press = (page) => {
    const again = self.early.presses.map((press) => {
      const name = press.button && nameOf(press.button);
      return { ...press, name, index: named(page, name).indexOf(press.button) };
    });
    return (app) => {
      for (const { event, name, index } of again) {
        const button = index >= 0 && named(app, name)[index];
        if (event) dispatchEvent(new KeyboardEvent('keydown', event));
        else if (button) button.click();
      }
      const { typed } = again.pop() || {};
      if (!typed) return;
      setTimeout(() =>
        requestAnimationFrame(() => {
          const field = document.activeElement;
          if (field.localName !== 'input') return;
          field.value += typed;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }),
      );
    };
  };

  // Called by the app. To replace a field would end the composition of a text in it.
  self.onceComposed = (then) => {
    const wait = () =>
      self.early && self.early.isComposing ? addEventListener('compositionend', later, { once: true }) : then();
    const later = () => setTimeout(wait);
    later();
  };

  // Called by the app, once. Synchronous, so that no state in between is painted.
  self.handOver = (page, app, hasFailed) => {
    // Hints for pages without the app are not a part of the text.
    for (const element of all(page, '.without-app')) element.remove();
    const top = scrollY;
    const restores = [...details(page), ...fields(page), focus(page), selection(page), press(page)];
    page.replaceWith(app);
    if (hasFailed && !('asked' in root.dataset)) keepContent(page, app);
    delete root.dataset.asked;
    self.early = undefined;
    for (const restore of restores) restore(app);
    if (scrollY !== top) scrollTo({ top, behavior: 'instant' });
  };

  // Before Safari 15.4, Chrome 99 and Firefox 98, there are no cascade layers or no dialogs: the style sheet would not
  // apply, and the app would start without some of its parts.
  if (!self.WebAssembly || !self.CSSLayerBlockRule || !self.HTMLDialogElement) {
    root.dataset.old = '';
    return stay();
  }
  const start = () =>
    import('@SCRIPT@')
      .then((script) => script.default({ module_or_path: '@WASM@' }))
      .catch((error) => {
        console.error(error);
        stay();
      });
  if ('asked' in root.dataset) return start();

  const painted = new Promise((done) => {
    try {
      new PerformanceObserver(done).observe({ type: 'paint', buffered: true });
    } catch (_error) {
      // Old browsers do not report it.
    }
    // A tab in the background is not painted.
    addEventListener('load', () => setTimeout(done, 500));
  });
  const moved = new Promise((done) => {
    if (document.activeElement && document.activeElement !== document.body) done();
    for (const type of ['pointermove', 'pointerup', 'touchend', 'keydown', 'focusin', 'wheel', 'scroll']) {
      addEventListener(type, done, { capture: true, passive: true, once: true });
    }
    addEventListener('load', () => setTimeout(done, '@START_DELAY@'));
  });
  painted.then(() => self.fetchProgram('low'));
  Promise.all([painted, moved]).then(start);
})();
