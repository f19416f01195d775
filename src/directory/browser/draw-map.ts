import { latLngBounds, map, tileLayer } from 'leaflet';
import '../../kernel/ui/browser/leaflet.css';
import { showPlaces } from './show-places.js';
import './pins.css';

interface Found {
  title: string;
  benefit: string;
  href: string;
}

/** Draws the places of the offers in the list, partner by partner. */
export function drawMap(element: HTMLElement): void {
  const places = new Map<string, { name: string; offers: Found[] }>();
  for (const card of document.querySelectorAll<HTMLElement>('[data-place]')) {
    const link = card.querySelector('a')!;
    const at = places.get(card.dataset.place!) ?? { name: card.dataset.partner!, offers: [] };
    at.offers.push({
      title: link.textContent!,
      benefit: card.querySelector('.benefit')!.textContent!,
      href: link.getAttribute('href')!,
    });
    places.set(card.dataset.place!, at);
  }
  const points = [...places.keys()].map((place) => place.split(',').map(Number) as [number, number]);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const view = map(element, {
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    scrollWheelZoom: false,
  });
  view.attributionControl.setPrefix(false);
  tileLayer('/carte/{z}/{x}/{y}', { minZoom: 5, maxZoom: 19, attribution: 'Plan IGN, Géoplateforme' }).addTo(view);
  showPlaces(
    view,
    [...places].map(([at, { name, offers }]) => ({
      at: at.split(',').map(Number) as [number, number],
      name,
      popup: () => popup(name, offers),
    })),
  );
  view.fitBounds(latLngBounds(points).pad(0.2), { maxZoom: 16 });
}

function popup(name: string, offers: Found[]): HTMLElement {
  const box = document.createElement('div');
  box.append(Object.assign(document.createElement('strong'), { textContent: name }));
  for (const { title, benefit, href } of offers) {
    const line = document.createElement('p');
    line.append(`${benefit} : `, Object.assign(document.createElement('a'), { href, textContent: title }));
    box.append(line);
  }
  return box;
}
