import { type ComponentChild, render } from 'preact';

/**
 * Draws a page into a copy of its place, which takes the place's own only then: where the script breaks while it first
 * draws, the sentence that stands there stays.
 */
export function start(place: HTMLElement, page: ComponentChild): void {
  const drawn = place.cloneNode(false) as HTMLElement;
  render(page, drawn);
  place.replaceWith(drawn);
}
