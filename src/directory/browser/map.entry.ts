const place = document.getElementById('carte');

/**
 * The map weighs as much as the rest of the page: it is fetched when its place comes in sight, or when someone who pays
 * by the byte asks for it. Without script or pictures the list says it all.
 */
function offerMap(element: HTMLElement): void {
  element.hidden = false;
  element.parentElement!.classList.add('with-map');
  if (isSparing() || typeof IntersectionObserver === 'undefined') return offerButton(element);
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watcher.disconnect();
      void show(element);
    },
    { rootMargin: '200px' },
  );
  watcher.observe(element);
}

function offerButton(element: HTMLElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button quiet';
  button.textContent = 'Montrer la carte';
  button.addEventListener('click', () => {
    button.disabled = true;
    button.textContent = 'La carte arrive…';
    void show(element);
  });
  element.appendChild(button);
}

async function show(element: HTMLElement): Promise<void> {
  try {
    const { drawMap } = await import('./draw-map.js');
    element.textContent = '';
    drawMap(element);
  } catch {
    element.textContent = '';
    offerButton(element);
  }
}

/** Asked to spare data, or on a network where the map would take a minute. */
function isSparing(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? '');
}

if (place && document.querySelector('[data-place]')) offerMap(place);
