// In an embed: reports to the host page that it is ready, its height after each change, and the target of each followed
// link; receives the theme.
(() => {
  if (parent === window) return;
  const root = document.documentElement;
  let host = '*';
  try {
    const { origin } = new URL(document.referrer);
    // After a navigation inside the frame, the referrer is the site itself.
    if (origin !== location.origin) host = origin;
  } catch (_error) {
    // The host page sends no referrer.
  }
  const say = (type, more) => parent.postMessage({ source: 'canceropole', type, version: 1, ...more }, host);

  let last = 0;
  const measure = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === last || !height) return;
    last = height;
    say('height', { height });
  };
  const begin = () => {
    say('ready');
    try {
      new ResizeObserver(measure).observe(document.body);
    } catch (_error) {
      // Not supported.
    }
    // Browsers do not report size changes far outside of the viewport, but they do report mutations.
    let later;
    new MutationObserver(() => {
      clearTimeout(later);
      later = setTimeout(measure, 50);
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
    measure();
  };
  if (document.body) begin();
  else addEventListener('DOMContentLoaded', begin);

  addEventListener('click', ({ target }) => {
    const link = target instanceof Element && target.closest('a[href][target]');
    // Not `link.href`, which is an object in an SVG.
    if (link) say('navigate', { href: new URL(link.getAttribute('href'), location).href });
  });

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || (host !== '*' && origin !== host)) return;
    if (!data || data.source !== 'canceropole-host' || data.type !== 'theme') return;
    if (data.theme === 'light' || data.theme === 'dark') root.dataset.theme = data.theme;
    else if (data.theme === 'auto') delete root.dataset.theme;
  });
})();
