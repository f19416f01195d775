/** While long work goes on, the page asks for itself again; where it is not seen, it waits. */
const seconds = Number(document.querySelector<HTMLMetaElement>('meta[name="actualiser"]')?.content);
if (seconds > 0)
  window.setInterval(() => {
    if (document.visibilityState === 'visible') window.location.reload();
  }, seconds * 1000);
