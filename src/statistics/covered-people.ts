import { coverSmallCells, isSmall, SMALLEST_SHOWN } from '../kernel/privacy/small-cells.js';

/** Holders of an active pass who have all of this in common. */
export interface HolderGroup {
  communeCode: string;
  /** Neighbourhood, else postcode. */
  area: string;
  /** First year of a band of five; 55 and under together, 90 and over too. */
  age: number;
  /** Shown at a partner's at least once. */
  seen: boolean;
  people: number;
}

/** A number of people, or null where it is covered. */
type Count = number | null;

export interface Split {
  name: string;
  holders: Count;
  /** Of them: shown at a partner's at least once, or never. */
  seen: Count;
  unseen: Count;
}

export interface PeopleReport {
  /** ISO day. */
  on: string;
  /** People with an active pass. */
  holders: Count;
  suspended: Count;
  revoked: Count;
  expired: Count;
  byAge: { name: string; holders: Count }[];
  byCommune: (Split & { code: string; areas: Split[] })[];
  seen: Count;
  unseen: Count;
  /** Aged 75 or more, never shown at a partner's. */
  olderUnseen: Count;
}

interface Others {
  suspended: number;
  revoked: number;
  expired: number;
  nameOf(communeCode: string): string;
}

/**
 * Every count of people the reports show, made once and covered together. What is guaranteed, whatever is subtracted
 * from whatever within these numbers: no group of one to four people is found.
 *
 * - Holders are shown along ages and along communes, never both at once. Each line is covered with its own total
 *   (`coverSmallCells`); two lines share nothing but that total, which tells nothing of a cell.
 * - Areas lie inside communes, so they are covered inside each of them, and are not shown at all where their commune is
 *   covered.
 * - Passes in other states are shown without a sum: the active ones are known from elsewhere.
 * - Seen and never seen are two parts of a count that is shown. A line whose parts include a small one shows neither;
 *   if it is alone, or the lines hidden hold a small part between them, the smallest other line is hidden with them.
 * - The 75 and over who were never seen are shown only if the other three quarters of that square are not small.
 * - None of it can be filtered by a period, and all of it is of one day: there are no two periods to subtract. From one
 *   day to the next somebody may arrive: that is why the public sees numbers rounded down to five.
 */
export function coveredPeople(groups: HolderGroup[], others: Others): Omit<PeopleReport, 'on'> {
  const count = (wanted: (group: HolderGroup) => boolean = () => true): number =>
    groups.reduce((sum, group) => sum + (wanted(group) ? group.people : 0), 0);
  const ages = distinct(groups.map(({ age }) => age)).toSorted((a, b) => a - b);
  const byAge = coverSmallCells(ages.map((age) => count((group) => group.age === age)));
  const totals = { seen: count(({ seen }) => seen), unseen: count(({ seen }) => !seen) };
  const areTotalsShown = !isSmall(totals.seen) && !isSmall(totals.unseen);
  const older = (group: HolderGroup) => group.age >= 75;
  const square = [true, false].flatMap((seen) => [
    count((group) => group.seen === seen && older(group)),
    count((group) => group.seen === seen && !older(group)),
  ]);
  return {
    holders: byAge.total,
    suspended: shown(others.suspended),
    revoked: shown(others.revoked),
    expired: shown(others.expired),
    byAge: ages.map((age, place) => ({ name: ageWords(age), holders: byAge.cells[place]! })),
    byCommune: communes(groups, areTotalsShown, others.nameOf),
    seen: areTotalsShown ? totals.seen : null,
    unseen: areTotalsShown ? totals.unseen : null,
    olderUnseen: square.some(isSmall) ? null : square[2]!,
  };
}

/** The same for everyone to read: rounded down to five, so that one person who arrives is not seen arriving. */
export function rounded(report: PeopleReport): PeopleReport {
  const down = (count: Count): Count => (count === null ? null : Math.floor(count / SMALLEST_SHOWN) * SMALLEST_SHOWN);
  const split = <S extends Split>(each: S): S => ({
    ...each,
    holders: down(each.holders),
    seen: down(each.seen),
    unseen: down(each.unseen),
  });
  return {
    on: report.on,
    holders: down(report.holders),
    suspended: down(report.suspended),
    revoked: down(report.revoked),
    expired: down(report.expired),
    byAge: report.byAge.map(({ name, holders }) => ({ name, holders: down(holders) })),
    byCommune: report.byCommune.map((commune) => ({ ...split(commune), areas: commune.areas.map(split) })),
    seen: down(report.seen),
    unseen: down(report.unseen),
    olderUnseen: down(report.olderUnseen),
  };
}

function communes(
  groups: HolderGroup[],
  areTotalsShown: boolean,
  nameOf: (code: string) => string,
): PeopleReport['byCommune'] {
  const byCode = grouped(groups, ({ communeCode }) => communeCode);
  const codes = [...byCode.keys()].toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'fr'));
  const lines = coveredLines(
    codes.map((code) => ({ name: nameOf(code), groups: byCode.get(code)! })),
    areTotalsShown,
  );
  return codes.map((code, place) => {
    const line = lines[place]!;
    return { code, ...line, areas: areasOf(byCode.get(code)!, line) };
  });
}

function areasOf(groups: HolderGroup[], commune: Split): Split[] {
  const byArea = grouped(groups, ({ area }) => area);
  const names = [...byArea.keys()].toSorted((a, b) => a.localeCompare(b, 'fr'));
  const lines = names.map((name) => ({ name, groups: byArea.get(name)! }));
  // Their sum is the commune's count: where that is covered, they are too.
  if (commune.holders === null) return names.map((name) => ({ name, holders: null, seen: null, unseen: null }));
  return coveredLines(lines, commune.seen !== null);
}

/** @param isSplitShown whether the sum of these lines shows who was seen and who was not */
function coveredLines(lines: { name: string; groups: HolderGroup[] }[], isSplitShown: boolean): Split[] {
  const parts = lines.map(({ groups }) => {
    const sum = (seen: boolean) =>
      groups.reduce((people, group) => people + (group.seen === seen ? group.people : 0), 0);
    return { seen: sum(true), unseen: sum(false) };
  });
  const { cells } = coverSmallCells(parts.map(({ seen, unseen }) => seen + unseen));
  const hidden = isSplitShown ? hiddenSplits(parts, cells) : new Set(lines.keys());
  return lines.map(({ name }, place) => ({
    name,
    holders: cells[place]!,
    seen: hidden.has(place) ? null : parts[place]!.seen,
    unseen: hidden.has(place) ? null : parts[place]!.unseen,
  }));
}

function hiddenSplits(parts: { seen: number; unseen: number }[], cells: Count[]): Set<number> {
  const hidden = new Set(
    [...parts.keys()].filter(
      (place) => cells[place] === null || isSmall(parts[place]!.seen) || isSmall(parts[place]!.unseen),
    ),
  );
  const sum = (part: 'seen' | 'unseen') => [...hidden].reduce((people, place) => people + parts[place]![part], 0);
  const others = [...parts.keys()].filter((place) => !hidden.has(place));
  others.sort((a, b) => parts[a]!.seen + parts[a]!.unseen - parts[b]!.seen - parts[b]!.unseen);
  while (hidden.size > 0 && others.length > 0 && (hidden.size < 2 || isSmall(sum('seen')) || isSmall(sum('unseen'))))
    hidden.add(others.shift()!);
  return hidden;
}

function shown(count: number): Count {
  return isSmall(count) ? null : count;
}

function ageWords(age: number): string {
  if (age <= 55) return 'Moins de 60 ans';
  return age >= 90 ? '90 ans et plus' : `${age} à ${age + 4} ans`;
}

function grouped(groups: HolderGroup[], keyOf: (group: HolderGroup) => string): Map<string, HolderGroup[]> {
  const found = new Map<string, HolderGroup[]>();
  for (const group of groups) found.set(keyOf(group), [...(found.get(keyOf(group)) ?? []), group]);
  return found;
}

function distinct<T>(values: T[]): T[] {
  return [...new Set(values)];
}
