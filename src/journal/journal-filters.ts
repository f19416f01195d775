import { Temporal } from 'temporal-polyfill';
import { readId } from '../kernel/http/id.pipe.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { PARIS } from '../kernel/time/paris.js';
import type { JournalSearch } from './journal.query.js';

type Asked = Record<string, unknown>;

/** What the address of the journal asks for, as it was written. */
export interface JournalFilters {
  /** Account, or key of a group. */
  qui?: string;
  /** Words about whom or what. */
  sur?: string;
  /** A code. */
  quoi?: string;
  du?: string;
  au?: string;
}

/** Those who are not chosen by name, as the address calls them. */
export interface Group {
  key: string;
  label: string;
  kinds: string[];
}

/** What cannot be read is left out: an address is not a form. @param isAction whether a code is one of the journal's */
export function readFilters(query: Asked, isAction: (code: string) => boolean, groups: Group[]): JournalFilters {
  const text = (name: keyof JournalFilters) => textOf(query, name);
  const [who, what] = [text('qui'), text('quoi')];
  return {
    qui: who && (groups.some(({ key }) => key === who) ? who : readId(who)),
    sur: text('sur'),
    quoi: what && isAction(what) ? what : undefined,
    du: dayIn(text('du')),
    au: dayIn(text('au')),
  };
}

/** Days that were typed and are none, as they were typed: the page says that they are left out. */
export function wrongDays(query: Asked): Pick<JournalFilters, 'du' | 'au'> {
  const wrong = (['du', 'au'] as const).filter((name) => textOf(query, name) && !dayIn(textOf(query, name)));
  return Object.fromEntries(wrong.map((name) => [name, textOf(query, name)]));
}

/** Without `sur`, which takes a look-up. */
export function searchOf({ qui, quoi, du, au }: JournalFilters, groups: Group[] = []): JournalSearch {
  const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(PARIS).toInstant().toString();
  const group = groups.find(({ key }) => key === qui);
  return {
    ...(group ? { actorKinds: group.kinds } : qui && { actorId: qui }),
    action: quoi,
    from: du && midnight(Temporal.PlainDate.from(du)),
    until: au && midnight(Temporal.PlainDate.from(au).add({ days: 1 })),
  };
}

/** `/ccas/journal?qui=…`, so that a search can be sent to somebody. */
export function hrefOf(path: string, filters: JournalFilters, more: Record<string, string> = {}): string {
  const given = Object.entries({ ...filters, ...more }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given).toString()}` : path;
}

function textOf(query: Asked, name: keyof JournalFilters): string | undefined {
  const value = query[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined;
}

function dayIn(text: string | undefined): string | undefined {
  const day = text && typedDay(text);
  try {
    return day ? Temporal.PlainDate.from(day).toString() : undefined;
  } catch {
    return undefined;
  }
}
