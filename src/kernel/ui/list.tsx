import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';

type Direction = 'croissant' | 'decroissant';

export interface ListColumn<Row> {
  head: string;
  /** Said, and not shown: above boxes and links. */
  isHeadHidden?: boolean;
  /** Its name in the order of the list: its head leads to the list sorted by it. */
  sort?: string;
  /** Left out where the screen is narrow: it is read on the page of the row. */
  isSpare?: boolean;
  /** How its cells are set: `number` for what is read figure by figure, `when` for moments, `box` for boxes to tick. */
  look?: 'number' | 'when' | 'box';
  cell(row: Row): ComponentChildren;
}

interface Props<Row> {
  /** What the list is of, in the plural: a screen reader says it, and the heading above shows it. */
  label: string;
  rows: readonly Row[];
  /** A column that this list does without is `false`. */
  columns: readonly (ListColumn<Row> | false)[];
  caption?: ComponentChildren;
  /** Instead of a list of nobody. */
  empty?: ComponentChildren;
  /** Above the rows, where there are some: their number, what can be done with all. */
  above?: ComponentChildren;
  /** Address of the rows that follow. */
  nextHref?: string;
  /** What the rows are sorted by, and where they are sorted otherwise. */
  order?: ListOrder;
  /** Read by nobody but developers: why it is no `<Listing>`, which sorts, narrows, counts and pages. */
  plainBecause?: string;
}

interface ListOrder {
  sort: string;
  direction: Direction;
  hrefOf: (sort: string, direction: Direction) => string;
}

/** Rows of one kind by columns; it scrolls sideways by itself where the screen is narrow. Figures: `DataTable`. */
export function List<Row>({ label, rows, columns, caption, empty, above, nextHref, order }: Props<Row>) {
  const shown = columns.filter((column) => column !== false);
  return (
    <>
      {rows.length === 0 ? (
        empty
      ) : (
        <>
          {above}
          <div class="scroll" tabIndex={0} role="region" aria-label={label}>
            <table>
              {caption && <caption>{caption}</caption>}
              <thead>
                <tr>
                  {shown.map((column) => (
                    <Head column={column} order={order} />
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr>
                    {shown.map(({ look, isSpare, cell }) => (
                      <td class={classesOf(look, isSpare)}>{cell(row)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {nextHref && (
        <p>
          <a href={nextHref}>Voir la suite</a>
        </p>
      )}
    </>
  );
}

function Head({ column, order }: { column: ListColumn<never>; order?: ListOrder }) {
  const { head, isHeadHidden, sort, isSpare } = column;
  if (!order || sort === undefined)
    return (
      <th scope="col" class={classesOf(undefined, isSpare)}>
        {isHeadHidden ? <span class="hidden-text">{head}</span> : head}
      </th>
    );
  const isCurrent = order.sort === sort;
  const isRising = order.direction === 'croissant';
  return (
    <th
      scope="col"
      class={classesOf(undefined, isSpare)}
      aria-sort={isCurrent ? (isRising ? 'ascending' : 'descending') : undefined}
    >
      <a class="sort" href={order.hrefOf(sort, isCurrent && isRising ? 'decroissant' : 'croissant')}>
        {head}
        <Icon name={isCurrent ? (isRising ? 'arrow-up' : 'arrow-down') : 'chevrons-up-down'} size={16} />
      </a>
    </th>
  );
}

function classesOf(look?: string, isSpare?: boolean): string | undefined {
  return [look, isSpare && 'spare'].filter(Boolean).join(' ') || undefined;
}
