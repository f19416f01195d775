import {
  divIcon,
  geoJSON,
  latLngBounds,
  type LatLng,
  layerGroup,
  type Map,
  map,
  type Marker,
  marker,
  polygon,
  tileLayer,
} from 'leaflet';
import { type Corner, cornersOf, type Drawing } from './drawing.js';

/** Pixels: nearer than this, a new corner is put on the old one, so that neighbours share their border. */
const SNAP_PIXELS = 14;
/** Pixels an arrow key moves a corner. */
const STEP_PIXELS = 8;
const arrows: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface PlanEvents {
  added(corner: Corner): void;
  moved(place: number, corner: Corner): void;
  removed(place: number): void;
  closed(): void;
  /** The pictures of the map cannot be had. */
  bare(): void;
}

/** The map one draws on. It shows the drawing it is given, and says what was done on it. */
export class Plan {
  private readonly view: Map;
  private readonly districts = layerGroup();
  private readonly outline = polygon([], { className: 'open-outline', interactive: false });
  private corners: Marker[] = [];
  private shown?: Drawing;

  constructor(
    private readonly element: HTMLElement,
    [longitude, latitude, zoom]: [longitude: number, latitude: number, zoom: number],
    private readonly events: PlanEvents,
  ) {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.view = map(element, {
      doubleClickZoom: false,
      scrollWheelZoom: false,
      zoomAnimation: !still,
      fadeAnimation: !still,
    }).setView([latitude, longitude], zoom);
    this.view.attributionControl.setPrefix(false);
    tileLayer('/carte/{z}/{x}/{y}', { minZoom: 5, maxZoom: 19, attribution: 'Plan IGN, Géoplateforme' })
      .on('tileerror', () => events.bare())
      .addTo(this.view);
    this.districts.addTo(this.view);
    this.outline.addTo(this.view);
    this.view.on('click', ({ latlng }) => this.add(latlng));
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.target !== element) return;
      event.preventDefault();
      this.addAtCentre();
    });
  }

  /** Puts a corner where the cross is. */
  addAtCentre(): void {
    this.add(this.view.getCenter());
  }

  show(drawing: Drawing): void {
    if (drawing.districts !== this.shown?.districts) {
      this.districts.clearLayers();
      for (const { name, shape } of drawing.districts)
        geoJSON(shape, { interactive: false, style: { className: 'closed-outline' } })
          .bindTooltip(asText(name), { permanent: true, direction: 'center', className: 'district-name' })
          .addTo(this.districts);
    }
    const places = drawing.open.map(([lng, lat]) => ({ lng, lat }));
    this.outline.setLatLngs(places);
    for (const extra of this.corners.slice(places.length)) extra.remove();
    // The markers stay the same ones: a corner moved by its keys keeps the focus.
    this.corners = places.map((place, at) => (this.corners[at] ?? this.corner(at)).setLatLng(place));
    // At once: a window turned while the map still flies to its outlines would leave them undrawn.
    const isFirst = this.shown === undefined;
    this.shown = drawing;
    const known = cornersOf(drawing).map(([lng, lat]): [number, number] => [lat, lng]);
    if (isFirst && known.length > 0) this.view.fitBounds(latLngBounds(known).pad(0.1), { animate: false });
  }

  private add(at: LatLng): void {
    const drawing = this.shown!;
    const isNear = (corner: Corner) => this.pixelsBetween(at, corner) <= SNAP_PIXELS;
    if (drawing.open.length > 2 && isNear(drawing.open[0]!)) this.events.closed();
    else this.events.added(cornersOf(drawing).find(isNear) ?? cornerOf(at));
  }

  private corner(place: number): Marker {
    return marker([0, 0], {
      icon: divIcon({ className: 'corner', iconSize: [32, 32] }),
      draggable: true,
      autoPan: true,
      alt: `Angle ${place + 1}`,
      title: `Angle ${place + 1}`,
    })
      .on('click', () => place === 0 && this.events.closed())
      .on('drag', () => this.outline.setLatLngs(this.corners.map((each) => each.getLatLng())))
      .on('dragend', ({ target }) => this.events.moved(place, cornerOf((target as Marker).getLatLng())))
      .on('keydown', ({ originalEvent, target }) => this.pressed(originalEvent, place, (target as Marker).getLatLng()))
      .addTo(this.view);
  }

  private pressed(event: KeyboardEvent, place: number, at: LatLng): void {
    const arrow = arrows[event.key];
    const isRemoving = event.key === 'Delete' || event.key === 'Backspace';
    if (!arrow && !isRemoving) return;
    // Else the map would move as well.
    event.preventDefault();
    event.stopPropagation();
    if (arrow) {
      const { x, y } = this.view.latLngToContainerPoint(at);
      const to = this.view.containerPointToLatLng([x + arrow[0] * STEP_PIXELS, y + arrow[1] * STEP_PIXELS]);
      this.events.moved(place, cornerOf(to));
    } else {
      this.element.focus();
      this.events.removed(place);
    }
  }

  private pixelsBetween(at: LatLng, [lng, lat]: Corner): number {
    return this.view.latLngToContainerPoint(at).distanceTo(this.view.latLngToContainerPoint([lat, lng]));
  }
}

function cornerOf({ lng, lat }: LatLng): Corner {
  return [lng, lat];
}

/** Leaflet reads a string as HTML: a name typed by somebody must stay one. */
function asText(name: string): HTMLElement {
  return Object.assign(document.createElement('span'), { textContent: name });
}
