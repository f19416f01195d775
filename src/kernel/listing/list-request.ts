import { requestOf } from '../access/visit.js';
import { asTyped } from '../fields/as-typed.js';
import { Choice } from '../fields/choices.js';
import { Whole } from '../fields/numbers.js';
import { failing, type FieldDecorator, type FormClass, type Word, wordsOf } from '../fields/word.js';
import { argument } from '../screens/argument.js';

const directions = ['croissant', 'decroissant'] as const;
export type Direction = (typeof directions)[number];

/** What the address of a list says: its order, its page, and by the words of the class that extends it, its filters. */
export abstract class ListRequest {
  /** A column, where it is not the list's own order: see `SortedBy`. */
  sort?: string;

  @Choice(directions, { page: 'sens', optional: true, isLoose: true })
  direction?: Direction;

  @Whole({ min: 1, max: 1_000_000, optional: true })
  page?: number;
}

/** Whether this field of a list says in which order, and which part of it, is shown; the others narrow it. */
export function isOrder(field: string): boolean {
  return field === 'sort' || field === 'direction' || field === 'page';
}

/** The columns that a list may be sorted by. */
export function SortedBy(columns: Readonly<Record<string, unknown>>): FieldDecorator {
  return Choice(Object.keys(columns), { page: 'tri', optional: true, isLoose: true });
}

/** The fields of an address that are as if they were not there, by request. */
const leftOut = new WeakMap<object, ReadonlySet<string>>();

/** What an address says, read word by word: what its word does not take is as if it were not there, and the page says so. */
export function readAddress<T extends object>(shape: new () => T, address: Record<string, unknown>): T {
  const request = new shape();
  const wrong: string[] = [];
  for (const [name, word] of wordsOf(shape)) {
    const text = address[word.look.page ?? name];
    if (text === undefined || (typeof text === 'string' && text.trim() === '')) continue;
    const value = typeof text === 'string' ? valueOf(word, text.trim()) : undefined;
    if (value !== undefined) Object.assign(request, { [name]: value });
    else wrong.push(name);
  }
  leaveOut(request, wrong);
  return request;
}

function valueOf(word: Word, text: string): unknown {
  const read = word.read ? word.read(text) : text;
  const value = word.tidy ? word.tidy(read) : read;
  return value === undefined || failing(word, value) ? undefined : value;
}

/** The fields that were asked for as nothing there is: a page that is none, a column, an answer of a filter. */
export function leftOutOf(request: ListRequest): ReadonlySet<string> {
  return leftOut.get(request) ?? new Set();
}

export function leaveOut(request: object, names: Iterable<string>): void {
  leftOut.set(request, new Set(names));
}

/** What the address asks of a list, read into the class that the argument is of. */
export function InAddress(): ParameterDecorator {
  return (target, method, index) => {
    const types = Reflect.getMetadata('design:paramtypes', target, method!) as (new () => ListRequest)[];
    argument((context) => readAddress(types[index]!, requestOf(context).query as Record<string, unknown>))(
      target,
      method,
      index,
    );
  };
}

/** A request as the fields of an address. */
export function addressFields(request: ListRequest): Record<string, string> {
  return asTyped(request.constructor as FormClass<ListRequest>, request);
}

/** The address of a list with what a request asks, but for what changes: undefined takes something away. */
export function addressOf<T extends ListRequest>(path: string, request: T, changes: Partial<T> = {}): string {
  const changed = Object.assign(Object.create(Object.getPrototypeOf(request)) as T, request, changes);
  const query = new URLSearchParams(addressFields(changed)).toString();
  return query ? `${path}?${query}` : path;
}
