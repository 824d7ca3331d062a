// In a frame of a partner's: tells the page around it that it is there, how high it is whenever that changes, and where
// a link leads; takes the theme that it is told, and nothing else.
(() => {
  if (parent === window) return;
  const root = document.documentElement;
  let host = '*';
  try {
    const { origin } = new URL(document.referrer);
    // Where a page of this very frame came before, it stands there instead of the host.
    if (origin !== location.origin) host = origin;
  } catch (error) { /* The host hides where it is. */ }
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
    } catch (error) { /* There is none. */ }
    // Far from what the visitor sees, browsers do not tell sizes; a change of the content they do.
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
    // The `href` of a link in a drawing is no text.
    if (link) say('navigate', { href: new URL(link.getAttribute('href'), location).href });
  });

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || (host !== '*' && origin !== host)) return;
    if (!data || data.source !== 'canceropole-host' || data.type !== 'theme') return;
    if (data.theme === 'light' || data.theme === 'dark') root.dataset.theme = data.theme;
    else if (data.theme === 'auto') delete root.dataset.theme;
  });
})();
