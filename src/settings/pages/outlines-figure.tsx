import { counted } from '../../kernel/ui/french.js';
import type { District } from '../../statistics/districts.js';
import { outlines } from './outlines.js';

/** The outlines as they were read, so that one sees at once whether they are right. */
export function OutlinesFigure({ districts }: { districts: Pick<District, 'name' | 'shape'>[] }) {
  const { width, height, paths } = outlines(districts);
  return (
    <figure class="stack tight">
      <svg
        class="districts"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Contours de ${counted(districts.length, 'quartier')}`}
      >
        {paths.map(({ d, x, y, label }) => (
          <g>
            <path d={d} />
            <text x={x} y={y} text-anchor="middle">
              {label}
            </text>
          </g>
        ))}
      </svg>
      <figcaption class="soft">
        <ol>
          {districts.map(({ name }) => (
            <li>{name}</li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}
