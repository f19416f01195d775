import type { ComponentChildren } from 'preact';

interface Props {
  /** What the table is of: a screen reader says it, and the heading above shows it. */
  label: string;
  /** The first names what a row is; the others head figures. */
  columns: string[];
  /** First cell: the row's name. */
  rows: ComponentChildren[][];
  /** A last row that sums up. */
  total?: ComponentChildren[];
}

/** Figures by rows and columns; scrolls sideways by itself where the screen is narrow. */
export function DataTable({ label, columns, rows, total }: Props) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="figures">
        <thead>
          <tr>
            {columns.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row cells={row} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <Row cells={total} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Row({ cells: [name, ...figures] }: { cells: ComponentChildren[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {figures.map((figure) => (
        <td>{figure}</td>
      ))}
    </tr>
  );
}
