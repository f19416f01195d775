import { communeName } from '../../ccas/communes.js';
import { counted } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { OfferCard } from '../../offers/pages/offer-card.js';
import { type PartnerKind, partnerKindLabels } from '../../partners/partner-kind.js';
import { type DirectoryLine, type DirectoryPage, PAGE_SIZE } from '../directory.query.js';
import { addressWith, type DirectoryAddress } from '../directory-search.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props extends DirectoryPage {
  address: DirectoryAddress;
  communes: [code: string, name: string][];
}

const plural: Record<PartnerKind, string> = {
  shop: 'Commerces',
  optician: 'Opticiens',
  hearing: 'Centres auditifs',
  pharmacy: 'Pharmacies',
  association: 'Associations',
  service: 'Services',
};

/** List first, map beside it; each filter is a link, so that a search can be sent to someone. */
export function DirectoryListPage({ address, communes, items, total, isApproximate }: Props) {
  const page = address.page ?? 1;
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Les avantages du pass senior</h1>
        <p class="lead soft">Présentez votre carte ou votre téléphone au moment de payer.</p>
      </div>
      <Search address={address} />
      <Filters address={address} communes={communes} />
      <div class="row between">
        <p role="status" id="resultats">
          <strong>{counted(total, 'avantage')}</strong>
          {isApproximate && ' : rien n’a exactement ces mots, voici ce qui s’en approche'}
        </p>
        <p class="row">
          <a href="/offres/livret.pdf">
            <Icon name="printer" /> Livret à imprimer
          </a>
          <a href="/offres/livret.pdf?format=A5">petit format</a>
        </p>
      </div>
      {address.milieu && (
        <p class="notice">
          Distances comptées depuis le centre de la commune ({communeName(address.milieu)}) : votre adresse n’a pas été
          cherchée.
        </p>
      )}
      {items.length === 0 ? (
        <Nothing address={address} />
      ) : (
        <div class="directory">
          <ul class="offers">
            {items.map((line) => (
              <OfferCard offer={line} href={`/offres/${line.id}`} note={noteOf(line)} place={line.partner} />
            ))}
          </ul>
          <div id="carte" class="map" role="region" aria-label="Carte des avantages de cette page" hidden />
        </div>
      )}
      {total > page * PAGE_SIZE && (
        <p>
          <a class="button quiet" href={addressWith(address, { page: String(page + 1) })}>
            Voir la suite
          </a>
        </p>
      )}
    </div>
  );
}

function Search({ address }: { address: DirectoryAddress }) {
  const { q, page: _, ...kept } = address;
  return (
    <form class="search" action="/offres#resultats" role="search">
      {Object.entries(kept).map(([name, value]) => value && <input type="hidden" name={name} value={String(value)} />)}
      <div class="field">
        <label for="champ-q">Que cherchez-vous ?</label>
        <input id="champ-q" name="q" type="search" value={q} maxLength={80} placeholder="pain, lunettes, cinéma…" />
      </div>
      <button>
        <Icon name="search" /> Chercher
      </button>
    </form>
  );
}

function Filters({ address, communes }: Pick<Props, 'address' | 'communes'>) {
  const chip = (label: string, name: keyof DirectoryAddress, value: string) => {
    const isChosen = address[name] === value;
    return (
      <li>
        <a
          class="chip"
          href={addressWith(address, { [name]: isChosen ? undefined : value })}
          aria-current={isChosen ? 'true' : undefined}
        >
          {isChosen && <Icon name="check" size={18} />}
          {label}
        </a>
      </li>
    );
  };
  return (
    <nav aria-label="Filtrer les avantages">
      <ul class="chips">
        {Object.entries(plural).map(([kind, label]) => chip(label, 'activite', kind))}
        {communes.length > 1 && communes.map(([code, name]) => chip(name, 'commune', code))}
        {chip('Ouvert maintenant', 'ouvert', 'oui')}
        {chip('Accessible en fauteuil', 'fauteuil', 'oui')}
        {chip('Nouveau ce mois-ci', 'nouveau', 'oui')}
        <li>
          {address.autour ? (
            <a class="chip" href={addressWith(address, { autour: undefined, milieu: undefined })} aria-current="true">
              <Icon name="check" size={18} />
              Près de chez moi
            </a>
          ) : (
            <a
              class="chip"
              href={addressWith(address, {}).replace('/offres', '/offres/pres').replace('#resultats', '')}
            >
              <Icon name="map-pin" size={18} />
              Près de chez moi
            </a>
          )}
        </li>
      </ul>
    </nav>
  );
}

function Nothing({ address }: { address: DirectoryAddress }) {
  const isFiltered = Object.values(address).some((value) => value !== undefined);
  return (
    <Empty>
      {isFiltered ? (
        <>
          <h2>Rien ne correspond</h2>
          <p>Essayez un autre mot, ou retirez un filtre.</p>
          <p>
            <a class="button quiet" href="/offres">
              Voir tous les avantages
            </a>
          </p>
        </>
      ) : (
        <>
          <h2>Pas encore d’avantage</h2>
          <p>Les premiers partenaires arrivent. Revenez bientôt, ou appelez le CCAS.</p>
        </>
      )}
    </Empty>
  );
}

/** `Opticien · Alfortville · à 350 m` */
function noteOf({ partner, distanceMeters }: DirectoryLine): string {
  return [
    partnerKindLabels[partner.kind],
    partner.neighbourhood ?? (partner.communeCode && communeName(partner.communeCode)),
    distanceMeters !== null && distanceWords(distanceMeters),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** `à 350 m`, `à 1,2 km`: a place is known to a hundred metres. */
export function distanceWords(meters: number): string {
  if (meters < 100) return 'tout près';
  if (meters < 950) return `à ${Math.round(meters / 50) * 50}\u00a0m`;
  return `à ${(meters / 1000).toFixed(1).replace('.', ',').replace(',0', '')}\u00a0km`;
}
