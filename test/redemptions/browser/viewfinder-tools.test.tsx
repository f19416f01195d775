import { describe, expect, test } from '@jest/globals';
import { ViewfinderTools } from '../../../src/redemptions/browser/viewfinder-tools.js';
import { drawn } from '../../support/drawn.js';

const nothing = () => undefined;
type Tools = Parameters<typeof ViewfinderTools>[0];
const camera = {
  cameras: [],
  retry: nothing,
  choose: nothing,
  switchLight: nothing,
  comeNearer: nothing,
};
const tools = (more: Partial<Tools> = {}, muted = false) =>
  drawn(<ViewfinderTools {...camera} {...more} muted={muted} switchSound={nothing} />);
const cameras = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `c${n}`, name: `Caméra ${n}`, isUsed: n === 1 }));

describe('beside the picture of a till', () => {
  test('of a camera that can do nothing, sound alone', () => {
    expect(tools().words).toBe('Son');
  });

  test('its sound, on or off, is said to who cannot see it', () => {
    const pressed = (muted: boolean) => /aria-pressed="?(\w+)/.exec(tools({}, muted).html)?.[1];
    expect([pressed(false), pressed(true)]).toEqual(['true', 'false']);
  });

  test('a lamp where there is one, burning or not', () => {
    const pressed = (light?: boolean) => /aria-pressed="?(\w+)"?>Lampe/.exec(tools({ light }).html)?.[1];
    expect([pressed(undefined), pressed(false), pressed(true)]).toEqual([undefined, 'false', 'true']);
  });

  test.each([
    [0, []],
    [1, []],
    [2, ['Caméra 0', 'Caméra 1']],
    [3, ['Caméra 0', 'Caméra 1', 'Caméra 2']],
  ])('of %i cameras there is a choice of %j, the one in use chosen', (count, names) => {
    const { html } = tools({ cameras: cameras(count) });
    expect([...html.matchAll(/<option[^>]*>([^<]*)/g)].map(([, name]) => name)).toEqual(names);
    expect([...html.matchAll(/<option[^>]* selected[^>]*>([^<]*)/g)].map(([, name]) => name)).toEqual(
      names.slice(1, 2),
    );
  });

  test('zoom within what it can do, and again where it failed', () => {
    expect(tools({ zoom: { min: 1, max: 4, step: 0.1, now: 2 } }).html).toMatch(/min="1" max="4" step="0.1" value="2"/);
    expect(tools({ problem: 'Autre application' }).words).toContain('Réessayer');
    expect(tools().words).not.toContain('Réessayer');
  });
});
