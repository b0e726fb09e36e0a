/** A clock that a browser does not slow down in a hidden tab, as it does a page's own. */
setInterval(() => {
  postMessage(undefined);
}, 2_000);
