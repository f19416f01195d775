import { Line } from '../kernel/fields/lines.js';
import { FilterBy } from '../kernel/listing/filter-by.js';
import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';

export type Passage = 'jamais' | 'autrefois';

/** Of `partner p` and its `last_use_at`. */
export const silentSorts = {
  nom: 'lower(p.name)',
  passage: { by: 'u.last_use_at', mayBeNull: true },
  avantages: 'online.offers',
  caisses: 'paired.tills',
} as const satisfies SortColumns;

/** The days stand in the address of the report, and so in that of this list. */
export class SilentPartnersRequest extends ListRequest {
  @SortedBy(silentSorts)
  override sort?: keyof typeof silentSorts;

  @FilterBy(
    {
      jamais: ['Jamais de passage', 'où le pass n’a jamais servi'],
      autrefois: ['Un passage autrefois', 'où le pass a déjà servi'],
    },
    { page: 'passage', label: 'Passages', any: 'Peu importe' },
  )
  passage?: Passage;

  /** As typed: `readPeriod` reads it. */
  @Line(10, { page: 'du', label: 'Du', optional: true })
  from?: string;

  @Line(10, { page: 'au', label: 'Au', optional: true })
  to?: string;
}
