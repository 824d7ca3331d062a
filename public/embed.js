// <canceropole-embed view="platforms" lang="fr" query="host=institut-curie"></canceropole-embed>
// Shows a view of the site in a frame as high as its content. See the README.
(() => {
  const NAME = 'canceropole-embed';
  const script = document.currentScript || document.querySelector('script[src*="embed.js"]');
  if (!script || !window.customElements || customElements.get(NAME)) return;
  const base = new URL('.', script.src);
  // View: first segment of its address, title, in French and English.
  const VIEWS = {
    __proto__: null,
    platforms: ['plateformes', 'platforms', 'Catalogue des plateformes', 'Platform catalogue'],
    platform: ['plateformes', 'platforms', 'Une plateforme', 'A platform'],
    groups: ['groupes', 'groups', 'Groupes de travail', 'Working groups'],
    group: ['groupes', 'groups', 'Un groupe de travail', 'A working group'],
    missions: ['missions', 'missions', 'Missions', 'Missions'],
    mission: ['missions', 'missions', 'Une mission', 'A mission'],
    agenda: ['agenda', 'agenda', 'Agenda', 'Events'],
    overview: ['panorama', 'overview', 'Les plateformes en chiffres', 'The platforms in figures'],
  };
  const TYPES = ['ready', 'height', 'navigate'];
  // Milliseconds for a frame on screen to say that it is ours.
  const PATIENCE = 8000;

  const make = (name, style) => {
    const element = document.createElement(name);
    // Policies that forbid style attributes allow this.
    Object.assign(element.style, style);
    return element;
  };

  customElements.define(NAME, class extends HTMLElement {
    static observedAttributes = ['view', 'id', 'lang', 'query', 'theme', 'height', 'title'];

    connectedCallback() {
      if (!this.slotted) {
        // The children, if the frame does not come; a link where there are none.
        this.slotted = make('slot');
        this.way = make('a');
        this.way.target = '_blank';
        this.way.rel = 'noopener';
        this.slotted.append(this.way);
        this.attachShadow({ mode: 'open' }).append(this.slotted);
      }
      this.hear = (event) => this.receive(event);
      addEventListener('message', this.hear);
      this.change();
    }

    disconnectedCallback() {
      removeEventListener('message', this.hear);
      clearTimeout(this.wait);
      this.heard = false;
    }

    attributeChangedCallback(name) {
      if (name === 'theme' && this.heard) this.tell();
      this.change();
    }

    // Attributes set in a row make one new frame.
    change() {
      this.due = this.due || Promise.resolve().then(() => {
        this.due = null;
        if (this.isConnected) this.update();
      });
    }

    update() {
      const view = VIEWS[this.getAttribute('view')] || VIEWS.platforms;
      const one = /^(platform|group|mission)$/.test(this.getAttribute('view')) && this.getAttribute('id');
      const english = /^en/i.test(this.getAttribute('lang'));
      const title = this.getAttribute('title') || view[english ? 3 : 2];
      const path = (english ? 'en/' : 'fr/') + view[english ? 1 : 0] + (one ? '/' + encodeURIComponent(one) : '');
      const url = new URL('embed/' + path, base);
      url.search = (this.getAttribute('query') || '').split('#')[0];
      const key = url.href;
      if (this.theme !== 'auto') url.searchParams.set('theme', this.theme);
      const top = url.searchParams.get('target') === 'top';
      this.way.href = new URL(path, base) + url.search;
      this.way.textContent = title;
      if (this.key !== key || (!this.heard && this.src !== url.href)) {
        // A new one: a changed address would be an entry in the history.
        const frame = make('iframe', { display: 'block', width: '100%', border: 0, colorScheme: 'normal' });
        frame.loading = 'lazy';
        frame.scrolling = 'no';
        frame.allow = 'clipboard-write';
        frame.referrerPolicy = 'origin';
        // Links that open a tab, files handed over: nothing else.
        frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox '
          + 'allow-downloads' + (top ? ' allow-top-navigation-by-user-activation' : ''));
        const wait = () => {
          clearTimeout(this.wait);
          if (!this.heard) this.wait = setTimeout(() => this.show(false), PATIENCE);
        };
        frame.addEventListener('load', wait);
        // Firefox and Safari tell nothing of one that fails.
        new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && wait()).observe(frame);
        this.frame?.remove();
        this.heard = false;
        this.frame = frame;
        frame.src = this.src = url.href;
        this.key = key;
        this.show(true);
        this.shadowRoot.append(frame);
      }
      this.frame.title = title;
      if (!this.heard) this.resize(parseInt(this.getAttribute('height')) || 600);
    }

    get theme() {
      const theme = this.getAttribute('theme');
      return theme === 'light' || theme === 'dark' ? theme : 'auto';
    }

    tell() {
      this.frame.contentWindow.postMessage({ source: 'canceropole-host', type: 'theme', version: 1, theme: this.theme }, base.origin);
    }

    show(works) {
      this.frame.style.display = works ? 'block' : 'none';
      this.slotted.style.display = works ? 'none' : 'contents';
    }

    resize(height) {
      this.frame.style.height = Math.min(Math.max(Math.ceil(height), 80), 30000) + 'px';
    }

    receive({ origin, source, data }) {
      if (!this.frame || source !== this.frame.contentWindow || origin !== base.origin) return;
      if (!data || data.source !== 'canceropole' || data.version !== 1 || !TYPES.includes(data.type)) return;
      const { type, height, href } = data;
      const detail = {};
      if (type === 'height') {
        if (!Number.isFinite(height)) return;
        this.resize(detail.height = height);
      }
      if (type === 'navigate') {
        if (typeof href !== 'string' || href.length > 2000 || !/^(https?|mailto):/i.test(href)) return;
        detail.href = href;
      }
      this.heard = true;
      clearTimeout(this.wait);
      this.show(true);
      this.dispatchEvent(new CustomEvent('canceropole:' + type, { bubbles: true, composed: true, detail }));
    }
  });
})();
