import type { ComponentChildren } from 'preact';
import type { PageOf } from '../http/page-of.js';
import { frenchNumber } from './french.js';

/** Beneath a list without pages: where it is not the whole of it, it says so, and where the others are. */
export function CutShort({ list, children }: { list: PageOf<unknown>; children: ComponentChildren }) {
  if (list.next === null) return null;
  return (
    <p class="soft">
      Les {frenchNumber(list.items.length)} plus récents sont ici. {children}
    </p>
  );
}
