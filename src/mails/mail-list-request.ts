import { Choice } from '../kernel/fields/choices.js';
import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';

export const mailFilters = ['dead', 'waiting', 'kept', 'sent', 'cancelled'] as const;
export type MailFilter = (typeof mailFilters)[number];

/** Of `mail m`. */
export const mailSorts = {
  objet: 'lower(m.subject)',
  a: { by: 'm.recipient', mayBeNull: true },
  ecrit: 'm.id',
  /** What failed first, then what is on its way, then what nobody sends, then the rest; of each the newest first. */
  etat: {
    by: `case m.state when 'dead' then 1 when 'queued' then 2 when 'sending' then 2 when 'kept' then 3 when 'sent' then 4 else 5 end`,
    isNewestFirst: true,
  },
} as const satisfies SortColumns;

export class MailListRequest extends ListRequest {
  @SortedBy(mailSorts)
  override sort?: keyof typeof mailSorts;

  /** Above the list, each by a link of its own. */
  @Choice(mailFilters, { page: 'etat', label: 'État', options: [], optional: true, isLoose: true })
  state?: MailFilter;
}
