// Starts the app on a published page and swaps it in. If the app cannot run, the page stays as published and says what
// does not work.
//
// Reading comes first: the app is fetched after the first paint (on a slow connection `theme.js` has requested it
// already), and started when the visitor moves, or after a delay.
// If only the app can render the page (`data-app-only`), it starts at once.
(() => {
  const root = document.documentElement;
  const all = (element, selector) => [...element.querySelectorAll(selector)];

  const stay = () => {
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = '@PLAIN_STYLE@';
    document.head.append(sheet);
    delete root.dataset.appOnly;
    delete root.dataset.fonts;
    self.early = undefined;
  };

  // Each of the following functions reads a part of the page's state, and returns a function that restores it in the
  // app.

  // The focused element, found by a selector and its index among the matches, with the selection in its text.
  const focus = (page) => {
    const focused = document.activeElement;
    if (!page.contains(focused)) return () => {};
    const name = ['id', 'href', 'name'].find((name) => focused.hasAttribute(name));
    const selector = focused.localName + (name ? `[${name}="${CSS.escape(focused.getAttribute(name))}"]` : '');
    const index = all(page, selector).indexOf(focused);
    const { selectionStart: start, selectionEnd: end } = focused;
    return (app) => {
      if (document.activeElement === focused) return;
      // An element that was moved within the document has lost the focus.
      const element = focused.isConnected ? focused : all(app, selector)[index];
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
      if (range.toString() === text) return;
      const texts = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
      const again = document.createRange();
      let offset = 0;
      for (let text = texts.nextNode(); text && offset < end; text = texts.nextNode()) {
        const next = offset + text.length;
        if (start >= offset && start < next) again.setStart(text, start - offset);
        if (end <= next) again.setEnd(text, end - offset);
        offset = next;
      }
      // The page may have been translated.
      if (again.toString() !== text) return;
      selection.removeAllRanges();
      selection.addRange(again);
    };
  };

  const isField = (element) => /^(input|textarea|select)$/.test(element.localName);
  const isCheckable = (field) => /^(checkbox|radio)$/.test(field.type);
  const isChanged = (field) => {
    if (isCheckable(field)) return field.checked !== field.defaultChecked;
    if (!field.options) return field.value !== field.defaultValue;
    const before = [...field.options].find((option) => option.defaultSelected) || field.options[0];
    return before && !before.selected;
  };

  // Fields that were filled, chosen or ticked, with the events that the app listens to.
  const fields = (page) =>
    all(page, 'input, textarea, select')
      .filter((field) => (field.id || field.name) && isChanged(field))
      .map((before) => {
        const { id, name, value, checked } = before;
        return (app) => {
          if (before.isConnected) return;
          const own = isCheckable(before)
            ? `[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`
            : `[name="${name}"]`;
          const field = app.querySelector(id ? `#${CSS.escape(id)}` : own);
          if (!field) return;
          if (isCheckable(field)) {
            if (field.checked !== checked) field.click();
            return;
          }
          field.value = value;
          for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
        };
      });

  const details = (page) =>
    all(page, 'details').map((part, index) => (app) => {
      const own = !part.isConnected && all(app, 'details')[index];
      if (own && own.open !== part.open) own.open = part.open;
    });

  // The published content below the title and error message of the app, until the app draws other content there.
  const keepContent = (page, app) => {
    const [before, now] = [page, app].map((element) => element.querySelector('main'));
    for (const element of all(now, 'h1, .breadcrumbs')) element.hidden = true;
    const content = document.createElement('div');
    content.dataset.published = '';
    content.append(...before.childNodes);
    const head = [...content.children].find((part) => part.matches('h1') || part.querySelector('h1'));
    if (head) head.after(...all(now, '.notices'));
    now.append(content);
  };

  // Nodes that are alike in page and app stay in the document: each such node of the app gets the published one as
  // `kept`. Other nodes of the app are inserted, other nodes of the page removed.
  const isLike = (node, own) => {
    if (node.nodeType !== own.nodeType) return false;
    if (own.nodeType === Node.TEXT_NODE) return own.data !== '' && node.data.startsWith(own.data);
    const isSame = (name) => node.getAttribute(name) === own.getAttribute(name);
    return node.localName === own.localName && isSame('id') && isSame('class');
  };

  // Replays what the visitor has done to kept nodes, as the events that the app listens to.
  const events = [];
  const tell = (node, ...types) => {
    for (const type of types) events.push(() => node.dispatchEvent(new Event(type, { bubbles: type !== 'toggle' })));
  };
  const keepState = (node, { open, value, checked }) => {
    if (node.localName === 'details' && node.open !== open) {
      if ('appOnly' in root.dataset) node.open = open;
      else tell(node, 'toggle');
    }
    if (!isField(node)) return;
    if (isChanged(node)) {
      if (!isCheckable(node)) tell(node, 'input', 'change');
      else if (node.checked !== checked) tell(node, 'change');
      return;
    }
    if (isCheckable(node)) node.checked = checked;
    else if (node.value !== value) node.value = value;
  };
  const keepAttributes = (node, own) => {
    const isState = (name) => /^(open|value|checked|selected)$/.test(name);
    for (const name of own.getAttributeNames()) {
      const value = own.getAttribute(name);
      if (name !== 'open' && node.getAttribute(name) !== value) node.setAttribute(name, value);
    }
    for (const name of node.getAttributeNames()) {
      if (!own.hasAttribute(name) && !isState(name)) node.removeAttribute(name);
    }
  };
  const keep = (node, own) => {
    own.kept = node;
    if (own.nodeType === Node.TEXT_NODE) {
      // Adjacent texts are one text node in a published page.
      if (node.length > own.length) node.splitText(own.length);
      return;
    }
    const { open, value, checked } = own;
    // The options of a `select` may differ in the app.
    const chosen = node.options && isChanged(node) ? node.value : undefined;
    keepAttributes(node, own);
    keepChildren(node, [...own.childNodes]);
    if (chosen !== undefined) node.value = chosen;
    keepState(node, { open, value, checked });
  };
  const keepChildren = (node, children) => {
    let next = node.firstChild;
    const remove = (end) => {
      while (next !== end) {
        const gone = next;
        next = gone.nextSibling;
        gone.remove();
      }
    };
    children.forEach((child, index) => {
      let like = next;
      while (like && !isLike(like, child)) like = like.nextSibling;
      // A new node may precede the next node that both have.
      const isNew = () => children.slice(index + 1).some((later) => isLike(next, later));
      if (!like || (like !== next && isNew())) {
        node.insertBefore(child, next);
        return;
      }
      remove(like);
      keep(like, child);
      next = like.nextSibling;
    });
    remove(null);
  };

  // How long letters wait for the field of the search.
  const MAX_FRAMES = 120;

  // A button that was pressed too early (see `theme.js`) is pressed again in the app. It is identified by properties
  // that translators do not change: its classes, its id and the first link beside it.
  const nameOf = (button) => {
    const around = button.closest('li, section, header');
    const link = around && around.querySelector('a[href]');
    return [button.className, button.id, link && link.getAttribute('href')].join(' ');
  };
  const named = (element, name) => all(element, 'button').filter((button) => nameOf(button) === name);
  const press = (page) => {
    const { early } = self;
    const again = early.presses.map((press) => {
      const name = press.button && nameOf(press.button);
      return { ...press, name, index: named(page, name).indexOf(press.button) };
    });
    return (app) => {
      for (const { event, name, index } of again) {
        const button = index >= 0 && named(app, name)[index];
        if (event) dispatchEvent(new KeyboardEvent('keydown', event));
        else if (button) button.click();
      }
      // What is typed is recorded until the field of the search has the focus.
      const last = early.opener();
      if (!last) return;
      early.presses.splice(0, early.presses.length, last);
      early.isApp = true;
      self.early = early;
      let frames = 0;
      const wait = () => {
        const field = document.activeElement;
        const isOpen = frames < 3 || document.querySelector('dialog[open]');
        frames += 1;
        if (field.localName !== 'input' && isOpen && frames < MAX_FRAMES) return requestAnimationFrame(wait);
        self.early = undefined;
        if (field.localName !== 'input' || !isOpen || !early.presses.length || !last.typed) return;
        field.value = last.typed + field.value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      };
      setTimeout(wait);
    };
  };

  // Called by the app. Replacing a field would end the composition of a text in it.
  self.onceComposed = (then) => {
    const wait = () =>
      self.early && self.early.isComposing ? addEventListener('compositionend', later, { once: true }) : then();
    const later = () => setTimeout(wait);
    later();
  };

  // Called by the app, in this order and once each. Synchronous, so that no intermediate state is painted.
  self.swapIn = (page, app, hasFailed) => {
    // Hints for pages without the app do not count as text.
    for (const element of all(page, '.without-app')) element.remove();
    const top = scrollY;
    const restores = [...details(page), ...fields(page), focus(page), selection(page), press(page)];
    if (hasFailed && !('appOnly' in root.dataset)) keepContent(page, app);
    keep(page, app);
    delete root.dataset.appOnly;
    self.early = undefined;
    self.swapIn = undefined;
    self.restoreState = () => {
      for (const tell of events) tell();
      for (const restore of restores) restore(page);
      if (scrollY !== top) scrollTo({ top, behavior: 'instant' });
    };
    return true;
  };

  // Puts `?q=` into the search field before the app starts; like the app, without bidirectional control characters.
  const text = (new URLSearchParams(location.search).get('q') || '').replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
  const field = text && document.querySelector('main input[name=q]');
  if (field && !field.value) field.defaultValue = text;

  if ('old' in root.dataset) return stay();
  const start = () =>
    import('@SCRIPT@')
      .then((script) => script.default({ module_or_path: '@WASM@' }))
      .catch((error) => {
        console.error(error);
        stay();
      });
  if ('appOnly' in root.dataset) return start();

  const painted = new Promise((done) => {
    try {
      new PerformanceObserver(done).observe({ type: 'paint', buffered: true });
    } catch (_error) {
      // Old browsers do not report it.
    }
    // Background tabs are not painted.
    addEventListener('load', () => setTimeout(done, 500));
  });
  const moved = new Promise((done) => {
    if (document.activeElement && document.activeElement !== document.body) done();
    for (const type of ['pointermove', 'pointerup', 'touchend', 'keydown', 'focusin', 'wheel', 'scroll']) {
      addEventListener(type, done, { capture: true, passive: true, once: true });
    }
    addEventListener('load', () => setTimeout(done, '@START_DELAY@'));
  });
  Promise.race([painted, moved]).then(() => self.fetchApp('low'));
  Promise.all([painted, moved]).then(start);
})();
