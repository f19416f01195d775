import { communeOptions } from '../../ccas/communes.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { Select } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { PartnerView } from '../partner-directory.query.js';
import { partnerKindLabels } from '../partner-kind.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List } from '../../kernel/ui/list.js';

export const partnerStatusLooks = {
  waiting: ['waiting', 'hourglass', 'À approuver'],
  approved: ['accepted', 'check', 'Approuvé'],
  returned: ['waiting', 'pencil', 'À corriger'],
  suspended: ['refused', 'octagon-x', 'Suspendu'],
  left: ['', 'door-open', 'Parti'],
} as const;

export const partnerStates = ['waiting', 'returned', 'approved', 'suspended', 'left'] as const;
const filterLabels: Record<PartnerView['status'], string> = {
  waiting: 'À approuver',
  returned: 'À corriger',
  approved: 'Approuvés',
  suspended: 'Suspendus',
  left: 'Partis',
};

interface Props {
  partners: PartnerView[];
  status?: PartnerView['status'];
  /** Of the CCAS: with several, the list may be narrowed to one. */
  communeCodes: string[];
  communeCode?: string;
  /** Cursor of the next page. */
  next?: string;
}

export function PartnerListPage({ partners, status, communeCodes, communeCode, next }: Props) {
  const address = (more: Record<string, string | undefined>) => {
    const wanted = Object.entries({ etat: status, commune: communeCode, ...more }).filter(([, value]) => value);
    const query = new URLSearchParams(wanted as [string, string][]).toString();
    return query ? `/ccas/partenaires?${query}` : '/ccas/partenaires';
  };
  return (
    <div class="stack">
      <div class="row between">
        <h1>Partenaires</h1>
        <p class="row">
          <a class="button quiet" href="/ccas/bilan-partenaires">
            <Icon name="chart-column" /> Bilan
          </a>
          <a class="button quiet" href="/ccas/partenaires.csv">
            Exporter en CSV
          </a>
          <a class="button quiet" href="/ccas/partenaires/import">
            Charger une liste
          </a>
          <a class="button" href="/ccas/partenaires/nouveau">
            Ajouter un partenaire
          </a>
        </p>
      </div>
      <nav class="row" aria-label="Filtrer les partenaires">
        {[undefined, ...partnerStates].map((state) => (
          <a class="button quiet" href={address({ etat: state })} aria-current={state === status ? 'page' : undefined}>
            {state ? filterLabels[state] : 'Tous'}
          </a>
        ))}
      </nav>
      {communeCodes.length > 1 && (
        <form method="get" action="/ccas/partenaires" class="filters">
          {status && <input type="hidden" name="etat" value={status} />}
          <Select
            label="Commune"
            name="commune"
            value={communeCode ?? ''}
            options={[['', 'Toutes'], ...communeOptions({ communeCodes })]}
          />
          <button class="quiet">Afficher</button>
        </form>
      )}
      <List
        label="Partenaires"
        rows={partners}
        columns={[
          {
            head: 'Nom',
            cell: ({ id, name }) => (
              <a href={`/ccas/partenaires/${id}`}>
                <strong>{name}</strong>
              </a>
            ),
          },
          { head: 'Activité', cell: ({ kind }) => partnerKindLabels[kind] },
          { head: 'Depuis', cell: ({ joinedAt }) => frenchDay(dayOf(joinedAt)) },
          { head: 'État', cell: (partner) => <PartnerBadge status={partner.status} /> },
        ]}
        empty={
          <Empty title="Aucun partenaire ici">
            <p>Un commerçant, un opticien ou une association vous a dit oui ? Ajoutez-le avec son SIRET.</p>
          </Empty>
        }
        nextHref={next && address({ apres: next })}
      />
    </div>
  );
}

export function PartnerBadge({ status }: { status: PartnerView['status'] }) {
  const [look, icon, label] = partnerStatusLooks[status];
  return (
    <span class={`badge ${look}`}>
      <Icon name={icon} size={16} />
      {label}
    </span>
  );
}
