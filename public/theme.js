// Before the first paint: the theme. In a frame of a partner's it is the one that the partner asks for, and the frame
// talks to the page around it; elsewhere it is the one that the visitor chose, if the browser kept it.
(() => {
  const root = document.documentElement;
  let theme;
  const { src } = document.currentScript;
  const base = new URL('.', src).pathname;
  if (location.pathname.startsWith(base + 'embed/')) {
    root.dataset.embed = '';
    theme = new URLSearchParams(location.search).get('theme');
    const script = document.createElement('script');
    script.src = base + 'frame.js';
    document.head.append(script);
  } else {
    try { theme = localStorage.getItem('theme'); } catch (error) { /* Storage is denied: the system's theme then. */ }
  }
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
})();
