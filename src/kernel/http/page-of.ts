import { Reference } from '../fields/choices.js';
import { Whole } from '../fields/numbers.js';

/** `?after=<cursor>&limit=`: the cursor is the id of the last item seen, since ids rise with time (UUIDv7). */
export class PageRequest {
  @Reference({ optional: true })
  after?: string;

  @Whole({ min: 1, max: 200, byDefault: 50, optional: true })
  limit?: number;
}

export interface PageOf<T> {
  items: T[];
  /** Cursor of the next page; null on the last one. */
  next: string | null;
}

/** @param rows one more than `limit` when there is a next page */
export function pageOf<T extends { id: string }>(rows: T[], limit: number): PageOf<T> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? items[items.length - 1]!.id : null };
}
