import type { MenuEntry, MenuOfVisit } from '../console/menu.js';

/** Of these addresses the one that this page lies below, the longest; `/ccas` alone is below nothing but itself. */
export function nearestOf<T extends { href: string }>(all: readonly T[], at: string | undefined): T | undefined {
  const fits = ({ href }: T) => at === href || (href.split('/').length > 2 && at?.startsWith(`${href}/`));
  return all.filter(fits).toSorted((one, other) => other.href.length - one.href.length)[0];
}

/** Where one is in the staff’s menu. @param path that the page says; @param at its own address */
export function entryAt({ groups }: MenuOfVisit, path?: string, at?: string): MenuEntry | undefined {
  const all = groups.flatMap(({ entries }) => entries);
  return all.find(({ href }) => href === path) ?? nearestOf(all, at);
}
