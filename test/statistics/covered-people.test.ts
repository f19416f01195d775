import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coveredPeople, type HolderGroup, rounded } from '../../src/statistics/covered-people.js';

const others = { suspended: 0, revoked: 0, expired: 0, nameOf: (code: string) => `Commune ${code}` };
const aGroup: fc.Arbitrary<HolderGroup> = fc.record({
  communeCode: fc.constantFrom('94001', '94002', '94003'),
  area: fc.constantFrom('Nord', 'Sud', 'Est', 'Ouest'),
  age: fc.constantFrom(60, 65, 75, 80),
  seen: fc.boolean(),
  people: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 7, max: 60 })),
});
const groupsOf = fc.array(aGroup, { maxLength: 24 });

const isSmall = (count: number) => count > 0 && count < 5;
const people = (groups: HolderGroup[], wanted: (group: HolderGroup) => boolean = () => true) =>
  groups.filter(wanted).reduce((sum, group) => sum + group.people, 0);

/** Every number that is shown anywhere in an answer. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap((each) => numbersIn(each)) : [];
}

/** What is found by taking the cells that are shown from their sum: the people of those that are not. */
function leftOver(total: number | null, cells: (number | null)[]): number | undefined {
  const isWhole = !cells.includes(null);
  return total === null || isWhole ? undefined : total - cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
}

describe('counts of people', () => {
  test('no number from one to four is shown, anywhere', () => {
    fc.assert(
      fc.property(groupsOf, (groups) => {
        expect(numbersIn(coveredPeople(groups, { ...others, suspended: 3 })).filter(isSmall)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('nor is one found by taking what is shown from its sum: by age, commune, neighbourhood, seen or not', () => {
    fc.assert(
      fc.property(groupsOf, (groups) => {
        const report = coveredPeople(groups, others);
        const found = [
          leftOver(
            report.holders,
            report.byAge.map(({ holders }) => holders),
          ),
          leftOver(
            report.holders,
            report.byCommune.map(({ holders }) => holders),
          ),
          ...(['seen', 'unseen'] as const).map((part) =>
            leftOver(
              report[part],
              report.byCommune.map((line) => line[part]),
            ),
          ),
          ...report.byCommune.flatMap((commune) =>
            (['holders', 'seen', 'unseen'] as const).map((part) =>
              leftOver(
                commune[part],
                commune.areas.map((area) => area[part]),
              ),
            ),
          ),
          ...[report, ...report.byCommune, ...report.byCommune.flatMap(({ areas }) => areas)].map((line) =>
            line.holders === null ? undefined : leftOver(line.holders, [line.seen, line.unseen]),
          ),
        ];
        expect(found.filter((count) => count !== undefined && isSmall(count))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('a commune that is covered shows none of its neighbourhoods', () => {
    fc.assert(
      fc.property(groupsOf, (groups) => {
        for (const { holders, areas } of coveredPeople(groups, others).byCommune)
          if (holders === null) expect(areas.every((area) => area.holders === null && area.seen === null)).toBe(true);
      }),
    );
  });

  test('the oldest never seen are shown only when none of the four quarters is small', () => {
    fc.assert(
      fc.property(groupsOf, (groups) => {
        const quarters = [true, false].flatMap((seen) =>
          [true, false].map((older) => people(groups, (group) => group.seen === seen && group.age >= 75 === older)),
        );
        const { olderUnseen } = coveredPeople(groups, others);
        expect(olderUnseen).toBe(quarters.some(isSmall) ? null : quarters[2]);
      }),
    );
  });

  test('what can be shown is shown', () => {
    const report = coveredPeople(
      [
        { communeCode: '94002', area: 'Nord', age: 65, seen: true, people: 20 },
        { communeCode: '94002', area: 'Nord', age: 80, seen: false, people: 6 },
        { communeCode: '94002', area: 'Sud', age: 80, seen: true, people: 12 },
        { communeCode: '94002', area: 'Sud', age: 65, seen: false, people: 9 },
      ],
      others,
    );
    expect(report).toMatchObject({
      holders: 47,
      byAge: [
        { name: '65 à 69 ans', holders: 29 },
        { name: '80 à 84 ans', holders: 18 },
      ],
      byCommune: [
        {
          name: 'Commune 94002',
          holders: 47,
          seen: 32,
          unseen: 15,
          areas: [
            { name: 'Nord', holders: 26, seen: 20, unseen: 6 },
            { name: 'Sud', holders: 21, seen: 12, unseen: 9 },
          ],
        },
      ],
      olderUnseen: 6,
    });
  });

  test('the public reads them rounded down to five: one person who arrives changes nothing that can be told', () => {
    fc.assert(
      fc.property(groupsOf, (groups) => {
        const report = { on: '2026-12-08', ...coveredPeople(groups, others) };
        const numbers = numbersIn(rounded(report));
        expect(numbers.filter((count) => count % 5 !== 0)).toEqual([]);
        expect(numbers.length).toBe(numbersIn(report).length);
      }),
    );
  });
});
