import { communeName } from '../../ccas/communes.js';
import type { Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { Empty } from '../../kernel/ui/empty.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { partnerKindLabels } from '../partner-kind.js';
import type { ListedPartner } from '../partner-list.query.js';
import { PartnerBadge } from './partner-badge.js';

interface Props {
  list: Listed<ListedPartner>;
  acts: readonly { key: string; label: string }[];
}

export function PartnerListPage({ list, acts }: Props) {
  // With several, each row says its own.
  const hasCommunes = (list.options?.communeCode ?? []).length > 1;
  return (
    <div class="stack">
      <div class="row between">
        <h1>Partenaires</h1>
        <p class="row">
          <a class="button quiet" href="/ccas/bilan-partenaires">
            <Icon name="chart-column" /> Bilan
          </a>
          <a class="button quiet" href="/ccas/partenaires/import">
            Charger une liste
          </a>
          <a class="button" href="/ccas/partenaires/nouveau">
            Ajouter un partenaire
          </a>
        </p>
      </div>
      <Listing
        list={list}
        path="/ccas/partenaires"
        label="Partenaires"
        words={['partenaire', 'partenaires']}
        csv="/ccas/partenaires.csv"
        acts={acts}
        nameOf={({ name }) => name}
        columns={[
          {
            head: 'Nom',
            sort: 'nom',
            cell: ({ id, name }) => (
              <a href={`/ccas/partenaires/${id}`}>
                <strong>{name}</strong>
              </a>
            ),
          },
          { head: 'Activité', sort: 'activite', isSpare: true, cell: ({ kind }) => partnerKindLabels[kind] },
          hasCommunes && {
            head: 'Commune',
            sort: 'commune',
            cell: ({ communeCode }) => communeCode && communeName(communeCode),
          },
          { head: 'Avantages', sort: 'avantages', look: 'number', isSpare: true, cell: ({ offers }) => offers },
          { head: 'Depuis', sort: 'depuis', isSpare: true, cell: ({ joinedAt }) => frenchDay(dayOf(joinedAt)) },
          { head: 'État', sort: 'etat', cell: ({ status }) => <PartnerBadge status={status} /> },
        ]}
        empty={() => (
          <Empty title="Aucun partenaire ici">
            <p>Un commerçant, un opticien ou une association vous a dit oui ? Ajoutez-le avec son SIRET.</p>
          </Empty>
        )}
      />
    </div>
  );
}
