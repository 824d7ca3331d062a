// Before the first paint: the theme that the visitor chose, if the browser kept it.
try {
  var theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch (error) { /* Storage is denied: the system's theme then. */ }
