import { divIcon, latLngBounds, type Map as MapView, type Marker, marker } from 'leaflet';
import Supercluster from 'supercluster';

export interface Place {
  /** WGS 84: latitude, longitude. */
  at: [number, number];
  name: string;
  popup(): HTMLElement;
}

/** No two pins nearer than a finger is wide, in pixels. */
const FINGER = 52;
const CLOSEST_ZOOM = 18;

/**
 * Places as pins; those that would lie over one another are one, with their number, and open when pressed. All of a town
 * on the map of a phone, one can still hit each.
 */
export function showPlaces(view: MapView, places: Place[]): void {
  const near = new Supercluster<{ index: number }>({ radius: FINGER, extent: 256, maxZoom: CLOSEST_ZOOM });
  near.load(
    places.map(({ at: [latitude, longitude] }, index) => ({
      type: 'Feature',
      properties: { index },
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
    })),
  );
  const shown = new Map<string, Marker>();
  const draw = (): void => {
    const bounds = view.getBounds().pad(0.2);
    const box: [number, number, number, number] = [
      bounds.getWest(),
      bounds.getSouth(),
      bounds.getEast(),
      bounds.getNorth(),
    ];
    const wanted = new Map(near.getClusters(box, view.getZoom()).map((each) => [keyOf(each), each]));
    for (const [key, pin] of shown)
      if (!wanted.has(key)) {
        pin.remove();
        shown.delete(key);
      }
    // What stays is left alone: a popup that is open on it stays open.
    for (const [key, each] of wanted) if (!shown.has(key)) shown.set(key, pinOf(view, near, places, each).addTo(view));
  };
  view.on('moveend', draw);
}

type Near = Supercluster<{ index: number }>;
type Group = ReturnType<Near['getClusters']>[number];

function keyOf({ properties }: Group): string {
  return 'cluster_id' in properties ? `group ${properties.cluster_id}` : `place ${properties.index}`;
}

function pinOf(view: MapView, near: Near, places: Place[], { properties, geometry }: Group): Marker {
  const at: [number, number] = [geometry.coordinates[1]!, geometry.coordinates[0]!];
  if (!('cluster_id' in properties)) {
    const { name, popup } = places[properties.index]!;
    const icon = divIcon({ className: 'pin', iconSize: [48, 48], iconAnchor: [24, 46] });
    return marker(at, { icon, title: name, alt: name }).bindPopup(popup);
  }
  const count = document.createElement('span');
  count.textContent = String(properties.point_count);
  const icon = divIcon({ className: 'pins', html: count, iconSize: [48, 48], iconAnchor: [24, 24] });
  const part = (): void => {
    view.fitBounds(latLngBounds(within).pad(0.3), { maxZoom: CLOSEST_ZOOM + 1 });
    // Its pin is gone, and the keyboard with it.
    view.getContainer().focus();
  };
  const title = `${properties.point_count} lieux ici\u00a0: agrandir la carte`;
  const within = near.getLeaves(properties.cluster_id, Infinity).map((leaf) => places[leaf.properties.index]!.at);
  return (
    marker(at, { icon, title })
      // Read out as it is meant, not as the number it shows.
      .on('add', ({ target }) => (target as Marker).getElement()!.setAttribute('aria-label', title))
      .on('click', part)
      // Leaflet presses by key only what has a popup.
      .on('keypress', ({ originalEvent }) => {
        if (['Enter', ' '].includes((originalEvent as unknown as KeyboardEvent).key)) part();
      })
  );
}
