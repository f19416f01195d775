import { Choice } from '../fields/choices.js';
import { type FieldDecorator, type FormClass, type Word, wordsOf } from '../fields/word.js';
import { isOrder, leaveOut, leftOutOf, type ListRequest } from './list-request.js';

/** What somebody chooses from, and how the list is called then: `['Sans pass', 'sans pass']`. */
type Answers = Readonly<Record<string, readonly [label: string, said: string]>>;

/** Its name in the address, on the page, and the answer where the address says nothing: « Tous ». */
export interface FilterLook {
  page?: string;
  label: string;
  any: string;
}

/** Labels as answers. @param said how the list is called then: the label in quotes, unless it says otherwise */
export function answersOf(
  labels: Readonly<Record<string, string>>,
  said: (label: string) => string = (label) => `« ${label} »`,
): Answers {
  return Object.fromEntries(Object.entries(labels).map(([key, label]) => [key, [label, said(label)]]));
}

/** Narrows a list to one of these answers. */
export function FilterBy(answers: Answers, { any, ...look }: FilterLook): FieldDecorator {
  return Choice(Object.keys(answers), {
    ...look,
    optional: true,
    isLoose: true,
    options: [['', any], ...Object.entries(answers).map(([key, [label, said]]): Option => [key, label, said])],
  });
}

type Option = NonNullable<Word['look']['options']>[number];
/** Answers that only the database knows, by the name of their field: `[id, 'Nord', 'quartier Nord']`. */
export type OtherOptions = Readonly<Record<string, readonly Option[] | undefined>>;

/** A filter as a page shows it. */
export interface ShownFilter {
  /** Of its field. */
  name: string;
  /** In the address. */
  page: string;
  label: string;
  options: Option[];
  value: string;
  /** How the list is called now: « sans pass ». */
  said?: string;
}

/** The filters of a list, but for those there is nothing to choose in. The first answer is the one where the address says nothing. */
export function filtersOf(request: ListRequest, others: OtherOptions = {}): ShownFilter[] {
  const chosen = request as unknown as Record<string, unknown>;
  return [...wordsOf(request.constructor as FormClass)].flatMap(([name, { look }]) => {
    const options = [...(look.options ?? []), ...(others[name] ?? [])];
    if (isOrder(name) || options.length < 2) return [];
    const usual = options[0]![0];
    const value = String(chosen[name] ?? usual);
    const [, label, said] = options.find(([key]) => key === value && key !== usual) ?? [];
    return [{ name, page: look.page ?? name, label: look.label, options, value, said: said ?? label }];
  });
}

/** A request without the answers that are none of those the database knows: an address may be older than a district. */
export function onlyKnown<T extends ListRequest>(request: T, others: OtherOptions): T {
  const known = Object.assign(Object.create(Object.getPrototypeOf(request)) as T, request) as T &
    Record<string, unknown>;
  const unknown = Object.entries(others)
    .filter(([name, options = []]) => known[name] !== undefined && !options.some(([key]) => key === known[name]))
    .map(([name]) => name);
  for (const name of unknown) delete known[name];
  leaveOut(known, [...leftOutOf(request), ...unknown]);
  return known;
}
