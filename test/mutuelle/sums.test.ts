import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dueReminders, noticeBy, statusOf } from '../../src/mutuelle/agreements/agreement-dates.js';
import { readForm } from '../../src/kernel/http/input.js';
import { nearest } from '../../src/laws/law-tables.js';
import { c2sCheck, type C2sScale, yearsOf } from '../../src/mutuelle/c2s/c2s-check.js';
import { C2sForm } from '../../src/mutuelle/c2s/c2s-form.js';
import { c2sFigures, c2sTable } from '../../src/mutuelle/c2s/c2s-table.js';
import { compare, costIn } from '../../src/mutuelle/calls/comparison.js';
import { earliestEnd } from '../../src/mutuelle/old-contract.js';
import { readTariffFile, readTariffGrid } from '../../src/mutuelle/tariffs/read-tariff.js';
import { slotsOf } from '../../src/appointments/slots.js';
import { ageRangeErrors, monthlyAt } from '../../src/mutuelle/tariffs/tariff.js';

const day = (text: string) => Temporal.PlainDate.from(text);

/** domain.md, Mutuelle communale. */
const scale: C2sScale = {
  validFrom: '2025-04-01',
  validThrough: '2026-03-31',
  source: 'test',
  free: [1033900, 1550800, 1860900, 2171100, 413500],
  paid: [1395700, 2093600, 2512300, 2931100, 558300],
  monthly: [800, 1400, 2100, 2500, 3000],
};

describe('the C2S check', () => {
  test('these are the figures that come with the software', () => {
    const [{ figures, ...days }] = c2sTable.known as [(typeof c2sTable.known)[number]];
    const inOrder = Object.entries(c2sFigures).map(([name, names]) => [name, names.map((each) => figures[each])]);
    expect({ ...days, ...Object.fromEntries(inOrder), source: 'test' }).toEqual(scale);
    expect([figures.territory, c2sTable.wrong!(figures)]).toEqual(['metropolitan', []]);
  });

  test.each([
    ['free2', { free2: 1033900 }],
    ['paid1', { paid1: 1033900 }],
    ['paid4', { paid4: 2512300 }],
    ['freeMore', { freeMore: 0 }],
    ['paidMore', { paidMore: 413499 }],
  ])('a ceiling that does not rise is refused: %s', (name, change) => {
    const { figures } = c2sTable.known[0]!;
    expect(c2sTable.wrong!({ ...figures, ...change }).map((wrong) => wrong.name)).toContain(name);
  });

  test.each([
    [1, 10339_00, 'free'],
    [1, 10339_01, 'paid'],
    [1, 13957_00, 'paid'],
    [1, 13957_01, 'none'],
    [2, 15508_00, 'free'],
    [4, 29311_00, 'paid'],
    [5, 25846_00, 'free'],
    [6, 40477_00, 'paid'],
    [6, 40477_01, 'none'],
    [1, 0, 'free'],
  ])('a household of %i with %i cents: %s', (household, resourcesCents, answer) => {
    expect(c2sCheck({ household, resourcesCents }, scale).answer).toBe(answer);
  });

  test.each([
    [29, 800],
    [30, 1400],
    [49, 1400],
    [50, 2100],
    [60, 2500],
    [69, 2500],
    [70, 3000],
    [99, 3000],
  ])('at %i the participation is %i cents a month', (age, cents) => {
    expect(c2sCheck({ household: 1, resourcesCents: 12000_00, age }, scale).monthlyCents).toBe(cents);
  });

  test('more people never make a right smaller, more money never makes one larger', () => {
    const rank = { free: 2, paid: 1, none: 0 };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 19 }),
        fc.integer({ min: 0, max: 9_000_000 }),
        (household, resourcesCents) => {
          const here = rank[c2sCheck({ household, resourcesCents }, scale).answer];
          expect(rank[c2sCheck({ household: household + 1, resourcesCents }, scale).answer]).toBeGreaterThanOrEqual(
            here,
          );
          expect(rank[c2sCheck({ household, resourcesCents: resourcesCents + 1 }, scale).answer]).toBeLessThanOrEqual(
            here,
          );
        },
      ),
    );
  });

  test('says which years its figures are of, and when they have run out', () => {
    const isOutdatedOn = (day: string) =>
      nearest(
        c2sTable.known.map((period) => ({ id: null, ...period })),
        day,
      ).isOutdated;
    expect([yearsOf(scale), isOutdatedOn('2026-03-31'), isOutdatedOn('2026-04-01')]).toEqual([
      '2025–2026',
      false,
      true,
    ]);
  });

  test.each(['15508', '15 508', '15\u202f508', '15 508,50 €', '15508.5', '1 015 508 euros', '0'])(
    'reads « %s »',
    (resources) => {
      const digits = resources.replaceAll(/[^\d.,]/g, '').replace(',', '.');
      expect(readForm(C2sForm, { household: '2', resources }).resourcesCents).toBe(Math.round(Number(digits) * 100));
    },
  );

  test.each([
    '',
    '15 508 F',
    '15508 francs',
    '15.508',
    '15 50',
    '1 200 12',
    '1200x12',
    '15,508,50',
    '-5',
    'environ 15000',
    '15508 15508',
  ])('refuses « %s » and says what to do, without repeating it', (resources) => {
    const attempt = () => readForm(C2sForm, { household: '2', resources });
    expect(attempt).toThrow();
    try {
      attempt();
    } catch (error) {
      const { errors } = error as { errors: { field: string; detail: string }[] };
      expect(errors.map(({ field }) => field)).toEqual(['resources']);
      expect(errors[0]!.detail).toContain('15 508');
      if (resources.length > 6) expect(JSON.stringify(errors)).not.toContain(resources);
    }
  });

  test.each(['0', '-1', '', 'deux', '21', '1,5'])('refuses a household of « %s »', (household) => {
    expect(() => readForm(C2sForm, { household, resources: '10000' })).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ field: 'household', code: 'invalid_household' })] }),
    );
  });
});

describe('a tariff by age', () => {
  const grid = (rows: [string, string, string][]) =>
    Object.fromEntries(
      rows.flatMap(([from, to, price], at) => [
        [`from${at + 1}`, from],
        [`to${at + 1}`, to],
        [`price${at + 1}-1`, price],
      ]),
    );
  const errorsOf = (rows: [string, string, string][]) => {
    try {
      readTariffGrid(grid(rows), 1);
      return [];
    } catch (error) {
      return (error as { errors: { field: string; code: string }[] }).errors.map(
        ({ field, code }) => `${field} ${code}`,
      );
    }
  };

  test('is read with its last band open', () => {
    expect(
      readTariffGrid(
        grid([
          ['60', '69', '62,40'],
          ['70', '', '75'],
        ]),
        1,
      ),
    ).toEqual([
      [
        { fromAge: 60, toAge: 69, monthlyCents: 6240 },
        { fromAge: 70, toAge: null, monthlyCents: 7500 },
      ],
    ]);
  });

  test.each<[string, [string, string, string][], string[]]>([
    [
      'a hole',
      [
        ['60', '69', '62'],
        ['71', '', '75'],
      ],
      ['from2 age_hole'],
    ],
    [
      'an overlap',
      [
        ['60', '70', '62'],
        ['70', '', '75'],
      ],
      ['from2 age_overlap'],
    ],
    [
      'an open band in the middle',
      [
        ['60', '', '62'],
        ['70', '', '75'],
      ],
      ['from2 age_overlap'],
    ],
    [
      'no open band at the end',
      [
        ['60', '69', '62'],
        ['70', '79', '75'],
      ],
      ['from2 age_hole'],
    ],
    ['a band that ends before it begins', [['69', '60', '62']], ['from1 ages_reversed']],
    ['a price in words', [['60', '', 'soixante']], ['price1-1 wrong_amount']],
    ['an age in words', [['soixante', '', '62']], ['from1 wrong_age']],
    ['nothing', [], ['from1 required']],
  ])('%s is refused at its field', (_, rows, errors) => {
    expect(errorsOf(rows)).toEqual(errors);
  });

  test('cut anywhere into bands, every age from the first on has one price; with one band taken out, never', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 110 }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(starts, fc.nat(), (unsorted, which) => {
        const sorted = unsorted.toSorted((a, b) => a - b);
        const lines = sorted.map((fromAge, index) => ({
          fromAge,
          toAge: sorted[index + 1] === undefined ? null : sorted[index + 1]! - 1,
          monthlyCents: index,
          field: String(index),
        }));
        expect(ageRangeErrors(lines)).toEqual([]);
        for (let age = sorted[0]!; age <= 120; age++) expect(monthlyAt(lines, age)).toBeDefined();
        const taken = 1 + (which % (lines.length - 1));
        expect(ageRangeErrors(lines.filter((_, index) => index !== taken))).not.toEqual([]);
      }),
    );
  });

  test('comes from a spreadsheet, whatever the accents, and each bad line is named', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(
      (
        await readTariffFile(
          bytes('\uFEFFFormule;De;À;Cotisation\r\nessentiel;18;59;"32,00"\r\nEssentiel;60;;54,80 €\r\n'),
          ['Essentiel'],
        )
      ).lines,
    ).toEqual([
      [
        { fromAge: 18, toAge: 59, monthlyCents: 3200 },
        { fromAge: 60, toAge: null, monthlyCents: 5480 },
      ],
    ]);
    const refused = async (text: string) => {
      try {
        await readTariffFile(bytes(text), ['Essentiel', 'Confort']);
        return '';
      } catch (error) {
        return (error as { errors: { detail: string }[] }).errors.map(({ detail }) => detail).join(' ');
      }
    };
    expect(await refused('nom;prix\nx;1')).toContain('quatre colonnes');
    const words = await refused(
      'Formule;De;À;Cotisation\nEssentiel;18;59;32\nEssentiel;61;;50\nLuxe;18;;90\nConfort;x;;1',
    );
    expect(words).toMatch(/Ligne 4.*Ligne 5.*Confort.*Essentiel|Ligne 4.*Ligne 5/);
    expect(words).toContain('Il manque 60 à 60 ans');
  });
});

describe('the comparison for the committee', () => {
  const open = (monthlyCents: number) => [{ fromAge: 18, toAge: null, monthlyCents }];
  const call = { plans: ['A'], bandStarts: [60, 70], costWeight: 50, criteria: [{ id: 'c', weight: 50 }] };

  test('weighs price and criteria, and stays silent where something is missing', () => {
    const [cheap, dear, unpriced] = compare(call, [
      { id: '1', tariffs: [open(5000)], marks: { c: 4 } },
      { id: '2', tariffs: [open(10000)], marks: { c: 8 } },
      { id: '3', tariffs: [[]], marks: { c: 8 } },
    ]);
    expect([cheap!.costMark, cheap!.total]).toEqual([10, 7]);
    expect([dear!.costMark, dear!.total]).toEqual([5, 6.5]);
    expect([unpriced!.costMark, unpriced!.total, unpriced!.costs]).toEqual([null, null, [[null, null]]]);
  });

  test('a band costs the average of its ages; one age without a price, and it has none', () => {
    const lines = [
      { fromAge: 60, toAge: 64, monthlyCents: 1000 },
      { fromAge: 65, toAge: null, monthlyCents: 2000 },
    ];
    expect(costIn(lines, { fromAge: 60, toAge: 69 })).toBe(1500);
    expect(costIn(lines, { fromAge: 59, toAge: 69 })).toBeNull();
  });
});

describe('days', () => {
  test.each([
    ['2024-02-29', '2024-06-01', '2025-03-01', '2025-04-01'],
    ['2020-01-01', '2026-11-25', '2026-11-25', '2026-12-25'],
    ['2026-03-15', '2026-11-25', '2027-03-15', '2027-04-15'],
    ['2020-01-01', '2027-01-31', '2027-01-31', '2027-03-01'],
  ])('a contract of %s, looked at on %s: notice from %s, over on %s', (started, today, noticeFrom, endsOn) => {
    const end = earliestEnd(day(started), day(today));
    expect([end.noticeFrom.toString(), end.endsOn.toString()]).toEqual([noticeFrom, endsOn]);
  });

  test('a half-day gives whole slots, also on the morning the clocks change', () => {
    expect(slotsOf({ day: '2026-12-15', from: '09:00', to: '12:10', slotMinutes: 30 })).toHaveLength(6);
    const [first] = slotsOf({ day: '2027-03-28', from: '09:00', to: '10:00', slotMinutes: 30 });
    expect(first!.startsAt.toString()).toBe('2027-03-28T07:00:00Z');
    expect(slotsOf({ day: '2026-12-15', from: '09:00', to: '11:00' })).toHaveLength(1);
  });

  test('an agreement says when to say no, and what to think of', () => {
    const dates = {
      signedOn: '2026-01-01',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      isRenewedTacitly: true,
      noticeMonths: 3,
      denouncedOn: null,
      reviewOn: '2026-11-10',
    };
    expect(noticeBy(dates)?.toString()).toBe('2026-09-30');
    expect(noticeBy({ ...dates, denouncedOn: '2026-08-01' })).toBeUndefined();
    const kinds = (today: string) => dueReminders(dates, day(today)).map(({ kind }) => kind);
    expect(['2026-07-31', '2026-08-01', '2026-09-30', '2026-10-01', '2026-10-11', '2026-12-01'].map(kinds)).toEqual([
      [],
      ['notice'],
      ['notice'],
      [],
      ['review'],
      ['review'],
    ]);
    expect(['2025-12-31', '2026-12-31', '2027-01-01'].map((today) => statusOf(dates, day(today)))).toEqual([
      'coming',
      'in_force',
      'over',
    ]);
  });
});
