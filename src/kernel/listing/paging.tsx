import { frenchNumber } from '../ui/french.js';
import { Icon } from '../ui/icon.js';
import { pagesOf } from './page-size.js';

/** The way to the other pages of a list, where there are any. */
export function Paging({ page, total, hrefOf }: { page: number; total: number; hrefOf: (page: number) => string }) {
  const last = pagesOf(total);
  if (last === 1) return null;
  return (
    <nav class="paging" aria-label="Pages">
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev">
          <Icon name="chevron-left" size={20} /> Précédente
        </a>
      )}
      <ol>
        {shownPages(page, last).map((each) => (
          <li>
            {each === null ? (
              <span>…</span>
            ) : (
              <a href={hrefOf(each)} aria-current={each === page ? 'page' : undefined}>
                <span class="hidden-text">Page </span>
                {frenchNumber(each)}
              </a>
            )}
          </li>
        ))}
      </ol>
      {page < last && (
        <a href={hrefOf(page + 1)} rel="next">
          Suivante <Icon name="chevron-right" size={20} />
        </a>
      )}
    </nav>
  );
}

/** The first, the last, and those around this one; null stands for those between. */
function shownPages(page: number, last: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, last])].filter((each) => each >= 1 && each <= last);
  return shown.flatMap((each, place) => (place > 0 && each - shown[place - 1]! > 1 ? [null, each] : [each]));
}
