import { describe, expect, test } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import type { OfferView } from '../../../src/offers/offer-directory.query.js';
import type { OfferChanges } from '../../../src/offers/offer-form.js';
import { RevisionComparison } from '../../../src/offers/pages/revision-comparison.js';

const online = {
  benefit: { kind: 'percent', value: 10 },
  limit: { uses: 1, period: 'day' },
  quota: 200,
  hours: [{ weekdays: [2], from: '09:00', to: '12:00' }],
  closedOnHolidays: true,
  minimumCents: 1000,
  startsOn: '2026-12-08',
  endsOn: '2027-03-31',
  categories: [2, 1],
  bookingPhone: '+33143750000',
} as OfferView;
const labels = ['Senior', 'Handicap', 'Solidaire'];

/** Each line of the table: what changes, as it is on line, as it is proposed. */
function lines(changes: object, offer: OfferView = online, categoryLabels?: string[]): string[][] {
  const html = renderToString(
    <RevisionComparison offer={offer} changes={changes as OfferChanges} categoryLabels={categoryLabels} />,
  );
  return html
    .split('<tr>')
    .slice(2)
    .map((line) =>
      [...line.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) =>
        cell!.replaceAll(/<[^>]+>/g, '').replaceAll(/\s/g, ' '),
      ),
    );
}

/** An answer, as the form has it; then what the agent reads before and after. */
const answers: [keyof OfferChanges, string, value: unknown, before: string, after: string][] = [
  ['benefit', 'Avantage', { kind: 'free_item' }, '−10 %', 'Offert'],
  ['limit', 'Limite', { uses: 2, period: 'month' }, 'une fois par jour', 'deux fois par mois'],
  ['limit', 'Limite', null, 'une fois par jour', 'sans limite'],
  ['quota', 'Nombre total', 300, '200', '300'],
  ['quota', 'Nombre total', null, '200', 'sans limite'],
  ['hours', 'Quand', null, 'le mardi, de 9 h à 12 h', 'à toute heure'],
  ['closedOnHolidays', 'Jours fériés', false, 'non', 'oui'],
  ['minimumCents', 'Achat minimum', 550, '10 €', '5,50 €'],
  ['minimumCents', 'Achat minimum', null, '10 €', 'aucun'],
  ['startsOn', 'Premier jour', '2026-12-01', '8 décembre 2026', '1er décembre 2026'],
  ['endsOn', 'Dernier jour', null, '31 mars 2027', 'sans fin prévue'],
  ['bookingPhone', 'Rendez-vous', null, '01 43 75 00 00', 'sans'],
];

describe('what a partner proposes beside what is on line', () => {
  test.each(answers)('%s alone is one line: « %s » %j', (name, label, value, before, after) => {
    expect(lines({ [name]: value })).toEqual([[label, before, after]]);
  });

  test.each(answers)('%s as it was is no line (%s)', (name) => {
    expect(lines({ [name]: online[name as keyof OfferView] })).toEqual([]);
  });

  test.each(answers)(
    '%s given where there was none is read the other way round',
    (name, label, value, before, after) => {
      const without = { ...online, [name]: value ?? (name === 'hours' ? [] : null) } as OfferView;
      expect(lines({ [name]: online[name as keyof OfferView] }, without)).toEqual([[label, after, before]]);
    },
  );

  test('nothing proposed, nothing to compare; a field left out stays as it is', () => {
    expect([lines({}), lines({ quota: undefined, limit: undefined, hours: undefined })]).toEqual([[], []]);
  });

  test('which passes it is for: under their names and in their order, for the CCAS only', () => {
    expect(lines({ categories: [3, 1] }, online, labels)).toEqual([
      ['Pour les pass', 'Senior, Handicap', 'Senior, Solidaire'],
    ]);
    expect(lines({ categories: [1, 2] }, online, labels)).toEqual([]);
    expect(lines({ categories: [3] })).toEqual([]);
  });
});
