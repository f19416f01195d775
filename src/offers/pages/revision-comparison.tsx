import { hoursWords } from '../../kernel/hours/opening-hours.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { frenchDay, frenchShortEuros } from '../../kernel/ui/french.js';
import type { OfferView } from '../offer-directory.query.js';
import type { OfferChanges } from '../offer-form.js';
import { benefitWords, limitWords } from '../offer-wording.js';

interface Props {
  /** As it is on line. */
  offer: OfferView;
  changes: OfferChanges;
  /** What the CCAS calls its categories, in order; a partner is not shown which passes an offer is for. */
  categoryLabels?: string[];
}

/** What is on line and what is proposed, side by side: only what differs. */
export function RevisionComparison({ offer, changes, categoryLabels }: Props) {
  const after = afterChanges(offer, changes);
  const rows = lines(offer, categoryLabels).flatMap(([label, before], at) => {
    const proposed = lines(after, categoryLabels)[at]![1];
    return before === proposed ? [] : [[label, before, proposed]];
  });
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Ce qui change">
      <table>
        <thead>
          <tr>
            <th scope="col">Ce qui change</th>
            <th scope="col">En ligne</th>
            <th scope="col">Proposé</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, before, proposed]) => (
            <tr>
              <th scope="row">{label}</th>
              <td>{before}</td>
              <td>
                <strong>{proposed}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The offer as it would be. */
export function afterChanges(offer: OfferView, { benefit, limit, hours, ...plain }: OfferChanges): OfferView {
  return {
    ...offer,
    ...(Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as Partial<OfferView>),
    ...(benefit && { benefit: { kind: benefit.kind, value: benefit.value ?? null } }),
    ...(limit !== undefined && { limit: limit ?? null }),
    ...(hours !== undefined && { hours: hours ?? [] }),
  };
}

function lines(offer: OfferView, categoryLabels?: string[]): [label: string, words: string][] {
  return [
    ['Avantage', benefitWords(offer.benefit)],
    ['Limite', limitWords(offer.limit) || 'sans limite'],
    ['Nombre total', offer.quota === null ? 'sans limite' : String(offer.quota)],
    ['Quand', hoursWords(offer.hours) || 'à toute heure'],
    ['Jours fériés', offer.closedOnHolidays ? 'non' : 'oui'],
    ['Achat minimum', offer.minimumCents === null ? 'aucun' : frenchShortEuros(offer.minimumCents)],
    ['Premier jour', frenchDay(offer.startsOn)],
    ['Dernier jour', offer.endsOn ? frenchDay(offer.endsOn) : 'sans fin prévue'],
    ...(categoryLabels ? [['Pour les pass', passesWords(offer, categoryLabels)] as [string, string]] : []),
    ['Rendez-vous', offer.bookingPhone ? frenchPhone(offer.bookingPhone) : 'sans'],
  ];
}

/** `Senior, Handicap`: which passes an offer is for. For the eyes of the CCAS only. */
export function passesWords({ categories }: OfferView, categoryLabels: string[]): string {
  return categories
    .toSorted((a, b) => a - b)
    .map((category) => categoryLabels[category - 1])
    .join(', ');
}
