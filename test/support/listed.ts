import type { Listed } from '../../src/kernel/listing/listed.js';
import { type ListRequest, readAddress } from '../../src/kernel/listing/list-request.js';

/** A page of a list as its query answers it, for a page that is drawn from its props. */
export function listedOf<Row, Request extends ListRequest>(
  shape: new () => Request,
  rows: Row[],
  address: Record<string, unknown> = {},
  total = rows.length,
): Listed<Row, Request> {
  return {
    rows,
    total,
    page: 1,
    order: { sort: 'nom', direction: 'croissant' },
    request: readAddress(shape, address),
  };
}
