/**
 * Stands in the head, in the JavaScript of 2009, before the page's own script: hides what is to be said if that one does
 * not start, and shows it again if it is not there, breaks, or takes too long. Where even this does not run, the sentence
 * stands.
 */
(function () {
  var PATIENCE_MS = 12000;
  var page = document.documentElement;
  var isStarting = 'noModule' in document.createElement('script');
  if (!isStarting) return;

  page.className += ' starting';
  function giveUp() {
    page.className = page.className.replace(' starting', '');
  }
  // The page's script takes the sentence away when it starts: from then on there is nothing to show.
  window.addEventListener('error', giveUp, true);
  window.addEventListener('unhandledrejection', giveUp);
  window.setTimeout(giveUp, PATIENCE_MS);
})();
