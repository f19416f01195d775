import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { PartnerView } from '../../partners/partner-directory.query.js';
import { partnerKindLabels } from '../../partners/partner-kind.js';

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
  nextHref?: string;
}

export function PartnerListPage({ partners, status, nextHref }: Props) {
  return (
    <div class="stack">
      <div class="row between">
        <h1>Partenaires</h1>
        <p class="row">
          <a class="button quiet" href="/ccas/bilan-partenaires">
            <Icon name="chart-column" /> Bilan
          </a>
          <a class="button" href="/ccas/partenaires/nouveau">
            Ajouter un partenaire
          </a>
        </p>
      </div>
      <nav class="row" aria-label="Filtrer les partenaires">
        {[undefined, ...partnerStates].map((state) => (
          <a
            class="button quiet"
            href={state ? `/ccas/partenaires?etat=${state}` : '/ccas/partenaires'}
            aria-current={state === status ? 'page' : undefined}
          >
            {state ? filterLabels[state] : 'Tous'}
          </a>
        ))}
      </nav>
      {partners.length === 0 ? (
        <div class="empty">
          <h2>Aucun partenaire ici</h2>
          <p>Un commerçant, un opticien ou une association vous a dit oui ? Ajoutez-le avec son SIRET.</p>
        </div>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Partenaires">
          <table>
            <thead>
              <tr>
                <th scope="col">Nom</th>
                <th scope="col">Activité</th>
                <th scope="col">Depuis</th>
                <th scope="col">État</th>
              </tr>
            </thead>
            <tbody>
              {partners.map((partner) => (
                <tr>
                  <td>
                    <a href={`/ccas/partenaires/${partner.id}`}>
                      <strong>{partner.name}</strong>
                    </a>
                  </td>
                  <td>{partnerKindLabels[partner.kind]}</td>
                  <td>{frenchDay(partner.joinedAt.slice(0, 10))}</td>
                  <td>
                    <PartnerBadge status={partner.status} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {nextHref && (
        <p>
          <a href={nextHref}>Voir la suite</a>
        </p>
      )}
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
