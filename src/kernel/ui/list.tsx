import type { ComponentChildren } from 'preact';

export interface ListColumn<Row> {
  head: string;
  /** Said, and not shown: above boxes and links. */
  isHeadHidden?: boolean;
  /** How its cells are set: `number` for what is read figure by figure, `when` for moments. */
  look?: 'number' | 'when';
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
}

/** Rows of one kind by columns; it scrolls sideways by itself where the screen is narrow. Figures: `DataTable`. */
export function List<Row>({ label, rows, columns, caption, empty, above, nextHref }: Props<Row>) {
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
                  {shown.map(({ head, isHeadHidden }) => (
                    <th scope="col">{isHeadHidden ? <span class="hidden-text">{head}</span> : head}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr>
                    {shown.map(({ look, cell }) => (
                      <td class={look}>{cell(row)}</td>
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
