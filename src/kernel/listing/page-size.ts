/** Rows of one page. */
export const PER_PAGE = 50;

/** An empty list has one page too. */
export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / PER_PAGE));
}
