import { type Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { SilentPartner } from '../silent-partners.query.js';

interface Props {
  list: Listed<SilentPartner>;
  hasUses: boolean;
}

/** Whom to call: approved, and the pass did not serve there. */
export function SilentPartners({ list, hasUses }: Props) {
  return (
    <section class="stack" id="sans-passage">
      <h2>Partenaires sans passage</h2>
      <Listing
        list={list}
        path="/ccas/bilan-partenaires"
        label="Partenaires sans passage"
        words={['partenaire', 'partenaires']}
        csv="/ccas/partenaires-sans-passage.csv"
        columns={[
          {
            head: 'Partenaire',
            sort: 'nom',
            cell: ({ id, name }) => (
              <a href={`/ccas/partenaires/${id}`}>
                <strong>{name}</strong>
              </a>
            ),
          },
          {
            head: 'Téléphone',
            look: 'number',
            cell: ({ phone }) => phone && <a href={`tel:${phone}`}>{frenchPhone(phone)}</a>,
          },
          {
            head: 'Dernier passage',
            sort: 'passage',
            cell: ({ lastUseAt }) => (lastUseAt ? frenchDay(dayOf(lastUseAt)) : 'jamais'),
          },
          {
            head: 'Avantages en ligne',
            sort: 'avantages',
            look: 'number',
            isSpare: true,
            cell: ({ offersOnLine }) => offersOnLine,
          },
          { head: 'Caisses', sort: 'caisses', look: 'number', isSpare: true, cell: ({ tills }) => tills },
        ]}
        empty={(isNarrowed) => (
          <p class="soft">
            {isNarrowed
              ? 'Aucun partenaire pour ce choix.'
              : hasUses
                ? 'Chaque partenaire a reçu au moins un porteur du pass.'
                : 'Aucun partenaire n’était approuvé ces jours-là.'}
          </p>
        )}
      />
    </section>
  );
}
