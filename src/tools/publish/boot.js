// Starts the program on a published page, and hands the page over to it. Where the program cannot run, the page stays
// as it was published, and says what it cannot do.
//
// Reading comes first: the program is fetched once the page is painted, and started when the visitor moves, or when
// nothing has happened for a while. Where only the program has the answer (`data-asked`), at once.
(() => {
  const root = document.documentElement;
  const all = (element, selector) => [...element.querySelectorAll(selector)];

  const stay = () => {
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = '@PLAIN_STYLE@';
    document.head.append(sheet);
    delete root.dataset.asked;
  };

  // A selector of the focused element, its place among those that it selects, and what is selected in a field.
  const focus = (page) => {
    const focused = document.activeElement;
    if (!page.contains(focused)) return () => {};
    const name = ['id', 'href', 'name'].find((name) => focused.hasAttribute(name));
    const selector = focused.localName + (name ? `[${name}="${CSS.escape(focused.getAttribute(name))}"]` : '');
    const place = all(page, selector).indexOf(focused);
    const { selectionStart: start, selectionEnd: end } = focused;
    return (app) => {
      const element = all(app, selector)[place];
      if (!element) return;
      element.focus({ preventScroll: true });
      if (typeof start === 'number') element.setSelectionRange(start, end);
    };
  };

  // The selected text, by where it begins and ends in the text of the page.
  const selection = (page) => {
    const selection = getSelection();
    const range = selection.rangeCount && selection.getRangeAt(0);
    if (!range || range.collapsed || !page.contains(range.commonAncestorContainer)) return () => {};
    const before = document.createRange();
    before.setStart(page, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    const end = start + range.toString().length;
    return (app) => {
      const texts = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let done = 0, text; done < end && (text = texts.nextNode()); done += text.length) {
        if (start >= done && start < done + text.length) range.setStart(text, start - done);
        if (end <= done + text.length) range.setEnd(text, end - done);
      }
      selection.removeAllRanges();
      selection.addRange(range);
    };
  };

  // What was typed, chosen and ticked, as if it had been done in the app.
  const fields = (page) => all(page, 'input, textarea, select').filter((field) => field.id).map((field) => {
    const { id, value, checked } = field;
    const isTicked = /^(checkbox|radio)$/.test(field.type);
    const isTouched = isTicked ? checked !== field.defaultChecked : field.options
      ? field.querySelector('option[selected]:not(:checked)') : value !== field.defaultValue;
    return (app) => {
      const field = isTouched && app.querySelector('#' + CSS.escape(id));
      if (!field) return;
      if (isTicked) {
        if (field.checked !== checked) field.click();
        return;
      }
      field.value = value;
      for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
    };
  });

  const details = (page) => all(page, 'details').map((part, place) => (app) => {
    const own = all(app, 'details')[place];
    if (own && own.open !== part.open) own.open = part.open;
  });

  // Under the app's alert, what the page said when it was published: until the app draws something else there.
  const keepContent = (page, app) => {
    const [before, now] = [page, app].map((element) => element.querySelector('main'));
    all(now, 'h1, .breadcrumbs').forEach((element) => { element.hidden = true; });
    const content = document.createElement('div');
    content.dataset.published = '';
    content.append(...before.childNodes);
    now.append(content);
  };

  // A button or the keys of the search, pressed before they could do anything: pressed again in the app. What was typed
  // after them is for the field that they lead to.
  let pressed;
  let typed = '';
  const press = (page) => {
    const place = all(page, 'button').indexOf(pressed);
    return (app) => {
      const button = place >= 0 && all(app, 'button')[place];
      if (pressed instanceof Event) dispatchEvent(new KeyboardEvent('keydown', pressed));
      else if (button && button.textContent === pressed.textContent) button.click();
      if (typed) setTimeout(() => requestAnimationFrame(() => {
        const field = document.activeElement;
        if (field.localName !== 'input') return;
        field.value += typed;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }));
    };
  };

  // Called by the program, once. In one step, so that nothing is seen of it.
  self.handOver = (page, app, hasFailed) => {
    // What is there for those without the program is no part of the text.
    all(page, '.without-app').forEach((element) => element.remove());
    const top = scrollY;
    const done = [...details(page), ...fields(page), focus(page), selection(page), press(page)];
    page.replaceWith(app);
    if (hasFailed && !('asked' in root.dataset)) keepContent(page, app);
    delete root.dataset.asked;
    done.forEach((again) => again(app));
    if (scrollY !== top) scrollTo({ top, behavior: 'instant' });
  };

  if (!self.WebAssembly) return stay();
  const start = () => import('@SCRIPT@').then((glue) => glue.default({ module_or_path: '@WASM@' })).catch((error) => {
    console.error(error);
    stay();
  });
  if ('asked' in root.dataset) return start();

  const published = document.getElementById('app');
  addEventListener('click', ({ target }) => {
    if (!published.isConnected) return;
    pressed = target.closest && target.closest('button[type=button]');
    typed = '';
  }, true);
  addEventListener('keydown', (event) => {
    const { key, target } = event;
    const withControl = event.ctrlKey || event.metaKey;
    if (!published.isConnected || (target.closest && target.closest('input, textarea, select'))) return;
    if (withControl ? /^k$/i.test(key) && !event.shiftKey && !event.altKey : key === '/' && !pressed) pressed = event;
    else if (pressed && key === 'Escape') pressed = typed = '';
    else if (pressed && key === 'Backspace') typed = typed.slice(0, -1);
    else if (pressed && !withControl && key.length === 1 && typed + key !== ' ') typed += key;
    else return;
    event.preventDefault();
  }, true);
  const painted = new Promise((done) => {
    try {
      new PerformanceObserver(done).observe({ type: 'paint', buffered: true });
    } catch (error) { /* An old browser does not tell. */ }
    // In a tab in the background nothing is painted.
    addEventListener('load', () => setTimeout(done, 500));
  });
  const moved = new Promise((done) => {
    if (document.activeElement && document.activeElement !== document.body) done();
    for (const sign of ['pointermove', 'pointerup', 'touchend', 'keydown', 'focusin', 'wheel', 'scroll']) {
      addEventListener(sign, done, { capture: true, passive: true, once: true });
    }
    addEventListener('load', () => setTimeout(done, '@START_DELAY@'));
  });
  painted.then(() => self.fetchProgram('low'));
  Promise.all([painted, moved]).then(start);
})();
