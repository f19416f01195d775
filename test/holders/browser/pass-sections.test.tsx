import { describe, expect, test } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import type { MyPass } from '../../../src/holders/browser/held-passes.js';
import { WhereAccepted } from '../../../src/holders/browser/where-accepted.js';

const offers = (count: number, more: Partial<MyPass['offers'][number]> = {}) =>
  Array.from({ length: count }, (_, n) => ({
    id: `offre-${n + 1}`,
    title: `Avantage ${n + 1}`,
    benefit: '−10 %',
    partner: 'Boulangerie du Pont',
    where: 'Alfortville',
    hours: null,
    left: null,
    ...more,
  })) as unknown as MyPass['offers'];
const shown = (list: MyPass['offers']) => renderToString(<WhereAccepted offers={list} />);
const words = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('where a pass is taken', () => {
  test('without any offer it says so, and opens nothing', () => {
    const html = shown([]);
    expect(words(html)).toContain('Aucun avantage n’est en ligne pour le moment');
    expect(html).not.toMatch(/<details|<ul/);
  });

  test.each([
    [1, 1, undefined],
    [6, 6, undefined],
    [7, 6, 'Voir les 1 autres'],
    [20, 6, 'Voir les 14 autres'],
  ])('of %i offers the first %i are in sight, the others on request', (count, first, summary) => {
    const [inSight, others = ''] = shown(offers(count)).split('<details>');
    const names = (html: string) => [...html.matchAll(/Avantage (\d+)</g)].map(([, n]) => Number(n));
    expect(names(inSight!)).toEqual(Array.from({ length: first }, (_, n) => n + 1));
    expect(names(others)).toEqual(Array.from({ length: count - first }, (_, n) => first + n + 1));
    expect(/<summary>([^<]*)</.exec(others)?.[1]).toBe(summary);
  });

  test('place, hours and what is left are said where they are known', () => {
    expect(words(shown(offers(1, { hours: 'le mardi', left: 'encore 2 fois' } as never)))).toMatch(
      /Boulangerie du Pont , Alfortville le mardi · encore 2 fois$/,
    );
    expect(words(shown(offers(1, { where: null, left: 'encore 2 fois' } as never)))).toMatch(
      /Boulangerie du Pont encore 2 fois$/,
    );
  });
});
