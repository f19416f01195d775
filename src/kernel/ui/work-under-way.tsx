import type { ComponentChildren } from 'preact';

interface Props {
  /** What it does, how far it is, and that one may leave the page. */
  children: ComponentChildren;
  /** How much of it is over, where that is known. */
  over?: number;
  total?: number;
}

/** Long work that goes on beside the requests. Its page asks for itself again (`refreshSeconds`), or is asked without script. */
export function WorkUnderWay({ children, over, total }: Props) {
  return (
    <div class="notice waiting">
      <p role="status">{children}</p>
      {total !== undefined && (
        <p>
          <progress max={total} value={over} aria-label="Avancement" />
        </p>
      )}
      <noscript>
        <p>
          <a href="?">Actualiser la page</a>
        </p>
      </noscript>
    </div>
  );
}
