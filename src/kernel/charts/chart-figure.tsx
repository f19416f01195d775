import type { ComponentChildren } from 'preact';

interface Props {
  /** From `barChart`. */
  svg: string;
  /** What the drawing says, in a sentence. */
  summary: string;
  /** Names of its sets of bars, in their order, where there are several. */
  legend?: string[];
  /** The same in a table, for whoever does not see the drawing. */
  children: ComponentChildren;
}

/** A drawing, with the table beside. */
export function ChartFigure({ svg, summary, legend = [], children }: Props) {
  return (
    <div class="stack tight">
      <div class="chart" role="img" aria-label={summary} dangerouslySetInnerHTML={{ __html: svg }} />
      {legend.length > 1 && (
        <ul class="legend">
          {legend.map((name) => (
            <li>{name}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>Voir en tableau</summary>
        {children}
      </details>
    </div>
  );
}
