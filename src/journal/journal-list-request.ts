import { Line } from '../kernel/fields/lines.js';
import { leaveOut, leftOutOf, ListRequest, readAddress, SortedBy } from '../kernel/listing/list-request.js';
import type { JournalFilters } from './journal-filters.js';
import { journalSorts } from './journal.query.js';

/** The filters stand in a form of their own, which says so of a day that is none. */
export class JournalListRequest extends ListRequest implements JournalFilters {
  @SortedBy(journalSorts)
  override sort?: keyof typeof journalSorts;

  @Line(200, { label: 'Qui', optional: true })
  qui?: string;

  @Line(200, { label: 'Sur qui ou quoi', optional: true })
  sur?: string;

  @Line(200, { label: 'Quoi', optional: true })
  quoi?: string;

  @Line(10, { label: 'Du', optional: true })
  du?: string;

  @Line(10, { label: 'Au', optional: true })
  au?: string;
}

/** @param filters those of the address that could be read */
export function journalRequest(asked: Record<string, unknown>, filters: JournalFilters): JournalListRequest {
  const { tri, sens, page } = asked;
  const request = readAddress(JournalListRequest, { tri, sens, page, ...filters });
  const unread = (['qui', 'quoi'] as const).filter((name) => asked[name] && !filters[name]);
  leaveOut(request, [...leftOutOf(request), ...unread]);
  return request;
}
