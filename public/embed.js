// <canceropole-embed view="platforms" lang="fr" query="host=institut-curie"></canceropole-embed>
// Shows a view of the site in a frame and keeps the frame as high as its content. See the README.
(() => {
  const NAME = 'canceropole-embed';
  const script = document.currentScript;
  if (!script || !window.customElements || customElements.get(NAME)) return;
  const base = new URL('.', script.src);
  // View: first segment of its address, and title, in French and in English.
  const VIEWS = {
    platforms: ['plateformes', 'platforms', 'Catalogue des plateformes', 'Platform catalogue'],
    platform: ['plateformes', 'platforms', 'Une plateforme', 'A platform'],
    groups: ['groupes', 'groups', 'Groupes de travail', 'Working groups'],
    group: ['groupes', 'groups', 'Un groupe de travail', 'A working group'],
    missions: ['missions', 'missions', 'Missions', 'Missions'],
    mission: ['missions', 'missions', 'Une mission', 'A mission'],
    agenda: ['agenda', 'agenda', 'Agenda', 'Events'],
    overview: ['panorama', 'overview', 'Les plateformes en chiffres', 'The platforms in figures'],
  };
  const THEMES = ['auto', 'light', 'dark'];
  const TYPES = ['ready', 'height', 'navigate'];
  const PATIENCE = 15000;

  customElements.define(NAME, class extends HTMLElement {
    static observedAttributes = ['view', 'id', 'lang', 'query', 'theme', 'height', 'title'];

    get english() { return this.getAttribute('lang') === 'en'; }

    get theme() {
      const theme = this.getAttribute('theme');
      return THEMES.includes(theme) ? theme : 'auto';
    }

    get address() {
      const view = VIEWS[this.getAttribute('view')] || VIEWS.platforms;
      const id = /^(platform|group|mission)$/.test(this.getAttribute('view')) && this.getAttribute('id');
      const path = [this.english ? 'en' : 'fr', view[this.english ? 1 : 0]].concat(id ? encodeURIComponent(id) : []);
      const url = new URL('embed/' + path.join('/'), base);
      url.search = (this.getAttribute('query') || '').replace(/^\?/, '');
      if (this.theme !== 'auto') url.searchParams.set('theme', this.theme);
      return url.href;
    }

    connectedCallback() {
      if (!this.frame) {
        // The children, shown where scripts are off, wait behind for the case that the frame does not come.
        this.fallback = document.createElement('slot');
        this.frame = document.createElement('iframe');
        this.frame.loading = 'lazy';
        this.frame.referrerPolicy = 'origin';
        const style = { display: 'block', width: '100%', border: '0', 'color-scheme': 'normal' };
        for (const name in style) this.frame.style.setProperty(name, style[name]);
        this.frame.addEventListener('load', () => {
          clearTimeout(this.wait);
          this.wait = setTimeout(() => this.show(false), PATIENCE);
        });
        this.attachShadow({ mode: 'open' }).append(this.frame, this.fallback);
      }
      this.style.setProperty('display', 'block');
      this.hear = (event) => this.receive(event);
      addEventListener('message', this.hear);
      this.update();
    }

    disconnectedCallback() {
      removeEventListener('message', this.hear);
      clearTimeout(this.wait);
    }

    attributeChangedCallback(name) {
      if (!this.frame || !this.isConnected) return;
      if (name !== 'theme') return this.update();
      const say = { source: 'canceropole-host', type: 'theme', version: 1, theme: this.theme };
      if (this.frame.contentWindow) this.frame.contentWindow.postMessage(say, base.origin);
    }

    update() {
      const view = VIEWS[this.getAttribute('view')] || VIEWS.platforms;
      this.frame.title = this.getAttribute('title') || view[this.english ? 3 : 2];
      const address = this.address;
      if (this.address_shown === address && this.frame.src) return;
      this.address_shown = address;
      // Only what the views need: their program, their own data, links that open a tab, files handed over.
      this.frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox '
        + 'allow-downloads' + (/[?&]target=top(&|$)/.test(address) ? ' allow-top-navigation-by-user-activation' : ''));
      this.resize(Number(this.getAttribute('height')) || 600);
      this.show(true);
      this.frame.src = address;
    }

    show(works) {
      this.frame.hidden = !works;
      this.frame.style.setProperty('display', works ? 'block' : 'none');
      this.fallback.hidden = works;
      this.fallback.style.setProperty('display', works ? 'none' : 'contents');
    }

    resize(height) {
      this.frame.style.setProperty('height', Math.min(Math.max(Math.ceil(height), 80), 30000) + 'px');
    }

    receive({ origin, source, data }) {
      if (source !== this.frame.contentWindow || origin !== base.origin) return;
      if (!data || data.source !== 'canceropole' || data.version !== 1 || !TYPES.includes(data.type)) return;
      const detail = {};
      if (data.type === 'height') {
        if (!Number.isFinite(data.height)) return;
        this.resize(detail.height = data.height);
      }
      if (data.type === 'navigate') {
        if (typeof data.href !== 'string' || data.href.length > 2000) return;
        detail.href = data.href;
      }
      clearTimeout(this.wait);
      this.show(true);
      this.dispatchEvent(new CustomEvent('canceropole:' + data.type, { bubbles: true, composed: true, detail }));
    }
  });
})();
