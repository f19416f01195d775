import { Choice } from '../kernel/fields/choices.js';
import { answersOf, FilterBy } from '../kernel/listing/filter-by.js';
import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';
import { verdictSentences } from './verdict-sentences.js';
import type { Verdict } from './verdict.js';

const { accepted: _, ...refusals } = verdictSentences;
const reasons = answersOf(Object.fromEntries(Object.entries(refusals).map(([verdict, { why }]) => [verdict, why])));

/** Today and the days before it. The first is shown where nothing is asked. */
export const refusalDays = ['7', '1', '30', '90'] as const;

/** Of `refusal f`. */
export const refusalSorts = {
  quand: 'f.refused_at',
  motif: { by: 'f.verdict', isNewestFirst: true },
} as const satisfies SortColumns;

export class RefusalListRequest extends ListRequest {
  @SortedBy(refusalSorts)
  override sort?: keyof typeof refusalSorts;

  @FilterBy(reasons, { page: 'motif', label: 'Motif', any: 'Tous les motifs' })
  verdict?: Verdict;

  @Choice(refusalDays, {
    page: 'jours',
    label: 'Période',
    options: refusalDays.map((days) =>
      days === '1'
        ? [days, 'Aujourd’hui', 'd’aujourd’hui']
        : [days, `${days} derniers jours`, `des ${days} derniers jours`],
    ),
    optional: true,
    isLoose: true,
  })
  days?: (typeof refusalDays)[number];
}
