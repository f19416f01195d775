import type { ComponentChildren } from 'preact';
import { frenchNumber } from '../ui/french.js';
import type { ListColumn } from '../ui/list.js';
import { addressFields } from './list-request.js';
import type { Listed } from './listed.js';

interface Props {
  acts: readonly { key: string; label: string }[];
  list: Listed<unknown>;
  plural: string;
  /** The list, with its boxes. */
  children: ComponentChildren;
}

/** Around a list whose rows can be chosen: what is done, and to which of them. It leads to a page that says what would happen. */
export function Choosing({ acts, list: { rows, total, page, request }, plural, children }: Props) {
  if (acts.length === 0) return <>{children}</>;
  const ways: [string, string][] = [
    ['coches', 'les lignes cochées'],
    ...(total > rows.length ? [['page', `les ${rows.length} de cette page`] as [string, string]] : []),
    ['tous', total === 1 ? 'toute la liste' : `les ${frenchNumber(total)} ${plural}`],
  ];
  return (
    <form method="get" action="/ccas/gestes/nouveau" class="stack">
      {Object.entries({ ...addressFields(request), page: String(page) }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <div class="choosing">
        <label for="choisir-qui">Pour</label>
        <select id="choisir-qui" name="qui">
          {ways.map(([key, words]) => (
            <option value={key}>{words}</option>
          ))}
        </select>
        {acts.map(({ key, label }) => (
          <button name="geste" value={key} class="quiet">
            {label}…
          </button>
        ))}
        <a href="/ccas/gestes">Gestes déjà demandés</a>
      </div>
    </form>
  );
}

interface Boxes<Row> {
  nameOf: (row: Row) => string;
  /** Of each box, where a form of the page's own takes them. */
  name?: string;
  isTicked?: (row: Row) => boolean;
}

/** A box before each row. */
export function boxes<Row extends { id: string }>({ nameOf, name = 'choisi', isTicked }: Boxes<Row>): ListColumn<Row> {
  return {
    head: 'Choisir',
    isHeadHidden: true,
    look: 'box',
    cell: (row) => (
      <label class="tick">
        <input
          type="checkbox"
          name={name}
          value={row.id}
          checked={isTicked?.(row)}
          aria-label={`Choisir ${nameOf(row)}`}
        />
      </label>
    ),
  };
}
