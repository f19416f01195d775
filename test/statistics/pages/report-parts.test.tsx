import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { LateRefusals, PeriodChoice, RefusalsByReason, UsesByDay } from '../../../src/statistics/pages/report-parts.js';
import { drawn } from '../../support/drawn.js';

const today = '2026-12-08';
const day = (text: string) => Temporal.PlainDate.from(text);

describe('which days a report is of', () => {
  const choice = (from: string, to = today) =>
    drawn(<PeriodChoice action="/ccas/bilan" today={today} period={{ from: day(from), to: day(to) }} />);
  const marked = (from: string, to?: string) =>
    [...choice(from, to).html.matchAll(/aria-current="page"[^>]*>([^<]*)/g)].map(([, label]) => label);

  test('thirty days, this month and a year are ready, today included', () => {
    expect(
      choice('2026-11-09')
        .ways.slice(0, 3)
        .map((way) => way.split('du=')[1]),
    ).toEqual(['2026-11-09&amp;au=2026-12-08', '2026-12-01&amp;au=2026-12-08', '2025-12-09&amp;au=2026-12-08']);
  });

  test('the one that is shown is marked, and none where other days are', () => {
    expect(marked('2026-11-09')).toEqual(['30 jours']);
    expect(marked('2026-12-01')).toEqual(['Ce mois-ci']);
    expect(marked('2025-12-09')).toEqual(['12 mois']);
    expect(marked('2026-11-09', '2026-12-07')).toEqual([]);
    expect(marked('2026-11-10')).toEqual([]);
  });
});

describe('the uses', () => {
  const page = (bars: { key: string; uses: number }[]) =>
    drawn(<UsesByDay bars={bars} svg="<svg/>" />).html.replaceAll(/\s/g, ' ');

  test('say the sum, and the day there were most', () => {
    const words = page([
      { key: '2026-12-01', uses: 2 },
      { key: '2026-12-02', uses: 3 },
      { key: '2026-12-03', uses: 0 },
    ]);
    expect(words).toContain('5 utilisations en tout ; le plus : 3, 2 décembre 2026.');
    expect(words).toContain('Jour par jour');
    expect(words).not.toContain('3 décembre');
    expect(words).toMatch(/<th[^>]*>Jour<\/th>/);
  });

  test('of a long period are by month', () => {
    const words = page([{ key: '2026-12', uses: 1 }]);
    expect(words).toContain('Mois par mois');
    expect(words).toMatch(/<th[^>]*>Mois<\/th>/);
    expect(words).toMatch(/>décembre 2026</);
    expect(words).toContain('1 utilisation en tout ; le plus : 1, décembre 2026.');
  });

  test('none at all is a sentence', () => {
    expect(page([])).toContain('Aucune utilisation sur la période.');
    expect(page([{ key: '2026-12-01', uses: 0 }])).toContain('Aucune utilisation sur la période.');
  });
});

describe('the refusals', () => {
  test('by reason, or the sentence that there were none', () => {
    const page = (reasons: object[]) =>
      drawn(<RefusalsByReason reasons={reasons as never} empty="Aucun refus." />).words;
    expect(page([])).toContain('Aucun refus.');
    expect(page([{ verdict: 'limit_reached', refusals: 1200 }])).toMatch(/1 200/);
    expect(page([{ verdict: 'limit_reached', refusals: 1200 }])).not.toContain('Aucun refus.');
  });

  test('those of tills without network, with the partner for the CCAS and without for the partner', () => {
    const late = [
      {
        verdict: 'limit_reached',
        refusedAt: new Date('2026-12-08T09:00:00Z'),
        offerTitle: 'Café',
        partnerName: 'Le Pont',
      },
    ] as never;
    expect(drawn(<LateRefusals late={late} />).words).toMatch(/· Café · Le Pont$/);
    const own = drawn(<LateRefusals late={late} isOfOne />).words;
    expect([own.endsWith('· Café'), own.includes('à vous ni à la personne')]).toEqual([true, true]);
    expect(drawn(<LateRefusals late={[]} />).html).toBe('');
  });
});
