import type { ComponentChildren } from 'preact';
import { Select } from '../ui/form.js';
import { counted, frenchNumber } from '../ui/french.js';
import { Icon } from '../ui/icon.js';
import { List, type ListColumn } from '../ui/list.js';
import { filtersOf, type ShownFilter } from './filter-by.js';
import { addressFields, addressOf, type ListRequest } from './list-request.js';
import type { Listed } from './listed.js';
import { LeftOut } from './left-out.js';
import { PER_PAGE, pagesOf } from './page-size.js';
import { Paging } from './paging.js';
import { boxes, Choosing } from './choosing.js';

interface Props<Row> {
  list: Listed<Row>;
  /** Of the list itself. */
  path: string;
  /** What it is of: « Usagers ». */
  label: string;
  /** One of them and several, as they are counted. */
  words: readonly [singular: string, plural: string];
  columns: readonly (ListColumn<Row> | false)[];
  /** Of the same rows as a spreadsheet. */
  csv?: string;
  /** Instead of a list of nobody: because nothing fits its filters, or because nothing is there yet. */
  empty: (isNarrowed: boolean) => ComponentChildren;
  /** What a form of the page's own narrows it to, by field. */
  said?: readonly Said[];
  /** Beside the export. */
  also?: ComponentChildren;
  /** What may be done to several rows at once, and how a row is called where its box is. */
  acts?: readonly { key: string; label: string }[];
  nameOf?: (row: Row) => string;
}

/** A list of any length: what it is narrowed to, said in words; how many and which of them; its order, its pages, its file. */
export function Listing<Row extends { id: string }>(props: Props<Row>) {
  const { list, path, label, words, columns, csv, empty, also, said: saidBesides = [], acts = [], nameOf } = props;
  const { rows, total, isMore, page, order, request, options } = list;
  const filters = filtersOf(request, options);
  const narrowing = [
    ...filters.flatMap(({ name, said }) => (said === undefined ? [] : [{ name, said }])),
    ...saidBesides,
  ];
  return (
    <>
      {filters.length > 0 && <Filters path={path} request={request} filters={filters} />}
      {narrowing.length > 0 && <Narrowed path={path} request={request} label={label} parts={narrowing} />}
      <LeftOut list={list} columns={columns} />
      <Choosing acts={rows.length > 0 ? acts : []} list={list} plural={words[1]}>
        <List
          label={label}
          rows={rows}
          columns={[acts.length > 0 && nameOf !== undefined && boxes({ nameOf }), ...columns]}
          order={{
            ...order,
            hrefOf: (sort, direction) => addressOf(path, request, { sort, direction, page: undefined }),
          }}
          empty={empty(narrowing.length > 0)}
          above={
            <div class="row between">
              <p class="soft">{countWords(list, words)}</p>
              <p class="row">
                {also}
                {csv && (
                  <a class="button quiet" href={addressOf(csv, request, { page: undefined })}>
                    <Icon name="download" size={20} />
                    Exporter en CSV
                  </a>
                )}
              </p>
            </div>
          }
        />
      </Choosing>
      <Paging page={page} total={total} hrefOf={(other) => addressOf(path, request, { page: other })} />
      {isMore && page === pagesOf(total) && (
        <p class="soft">La suite n’est pas affichée : précisez ce que vous cherchez, ou changez de période.</p>
      )}
    </>
  );
}

/** « 2 992 usagers, de 51 à 100 », « plus de 10 000 écritures, de 1 à 50 ». */
function countWords({ total, page, isMore }: Listed<unknown>, [singular, plural]: readonly [string, string]): string {
  const all = `${isMore ? 'plus de ' : ''}${counted(total, singular, plural)}`;
  if (total <= PER_PAGE) return all;
  return `${all}, de ${frenchNumber((page - 1) * PER_PAGE + 1)} à ${frenchNumber(Math.min(page * PER_PAGE, total))}`;
}

interface FiltersProps {
  path: string;
  request: ListRequest;
  filters: ShownFilter[];
}

/** They keep the order, and what is asked for elsewhere on the page, and lead to the first page. */
function Filters({ path, request, filters }: FiltersProps) {
  const { page: _, ...others } = addressFields(request);
  for (const { page } of filters) delete others[page];
  return (
    <form method="get" action={path} class="filters">
      {Object.entries(others).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {filters.map(({ page, label, value, options }) => (
        <Select label={label} name={page} value={value} options={options.map(([key, words]) => [key, words])} />
      ))}
      <button class="quiet">Afficher</button>
    </form>
  );
}

/** One thing that a list is narrowed to: its field, and how the list is called then. */
interface Said {
  name: string;
  said: string;
}

interface NarrowedProps {
  path: string;
  request: ListRequest;
  label: string;
  parts: readonly Said[];
}

/** « Usagers sans pass, de 80 ans et plus », each of which can be taken away. */
function Narrowed({ path, request, label, parts }: NarrowedProps) {
  const without = (names: string[]) =>
    addressOf(path, request, Object.fromEntries(['page', ...names].map((name) => [name, undefined])));
  return (
    <p class="narrowed">
      {label}{' '}
      {parts.map(({ name, said }, place) => (
        <>
          {place > 0 && <span class="hidden-text">, </span>}
          <span class="narrowing">
            <strong>{said}</strong>
            <a href={without([name])} aria-label={`Retirer « ${said} »`}>
              <Icon name="x" size={16} />
            </a>
          </span>
        </>
      ))}{' '}
      — <a href={without(parts.map(({ name }) => name))}>{parts.length > 1 ? 'tout effacer' : 'effacer'}</a>
    </p>
  );
}
