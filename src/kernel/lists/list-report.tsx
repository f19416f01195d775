import type { ComponentChildren } from 'preact';
import { List } from '../ui/list.js';
import { zerosWords } from './reading.js';
import { Facts } from '../ui/facts.js';
import { counted, frenchNumber } from '../ui/french.js';

interface CountsProps {
  report: { rowsRead: number; refused: number; dryRun: boolean };
  /** Of the file, where the page does not say it. */
  fileName?: string;
  /** What the file was read as, in words. */
  readAs: string | null;
  /** Zeros that were put back. */
  zeros?: number;
  /** What became of its lines, but for those that were refused. */
  counts: [label: string, count: number][];
}

/** What became of a list, in numbers. */
export function ListCounts({ report, fileName, readAs, zeros, counts }: CountsProps) {
  const { rowsRead, refused, dryRun } = report;
  return (
    <div class={refused > 0 ? 'notice waiting' : 'notice accepted'} role="status">
      <p>
        {dryRun && <strong>Essai : rien n’a été enregistré. </strong>}
        {fileName && `${fileName} : `}
        {counted(rowsRead, 'ligne lue', 'lignes lues')}.
      </p>
      <ReadAs words={readAs} />
      {zeros ? <p class="soft">{zerosWords({ zeros })}.</p> : null}
      <Facts
        facts={[...counts, ['Refusées', refused] as const].map(([label, count]) => [label, frenchNumber(count)])}
      />
    </div>
  );
}

/** Which sheet, which header: whoever sent another one sees it here. */
export function ReadAs({ words }: { words: string | null }) {
  return words === null ? null : <p class="soft">Lu : {words}.</p>;
}

interface RefusedProps {
  refusals: { line: number; detail: string; name?: string }[];
  /** What to do with them. */
  children: ComponentChildren;
}

/** The lines that were refused, each with why. */
export function RefusedLines({ refusals, children }: RefusedProps) {
  if (refusals.length === 0) return null;
  return (
    <List
      plainBecause="refused lines of a file, in its order"
      label="Lignes refusées"
      caption={children}
      rows={refusals}
      columns={[
        { head: 'Ligne', look: 'number', cell: ({ line }) => line },
        refusals.some(({ name }) => name) && { head: 'Qui', cell: ({ name }) => name && <strong>{name}</strong> },
        { head: 'Pourquoi', cell: ({ detail }) => detail },
      ]}
    />
  );
}
