import { counted, frenchDay, frenchShortEuros } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { PublicFund } from '../../funds/public-fund.js';
import { Progress } from '../../funds/pages/progress.js';
import { Empty } from '../../../kernel/ui/empty.js';

interface Props {
  ccas: { name: string; phone: string | null };
  funds: PublicFund[];
}

/** What the CCAS collects for, who may give, and how. */
export function GivingHomePage({ ccas, funds }: Props) {
  const open = funds.filter(({ isOpen }) => isOpen);
  return (
    <div class="stack">
      <div class="hero">
        <h1>Donner au CCAS</h1>
        <p class="lead">
          Votre don paie une action précise pour les habitants. Vous recevez un reçu fiscal, et vous voyez ce que le don
          a permis.
        </p>
        <p class="row">
          <a class="button" href="/dons/entreprise">
            <Icon name="store" /> Donner, pour une entreprise
          </a>
          <a class="button quiet" href="/dons/particulier">
            <Icon name="user-round" /> Donner, pour un particulier
          </a>
        </p>
      </div>
      <section class="stack">
        <h2>Ce que nous collectons</h2>
        {open.length === 0 ? (
          <Empty>
            <h3>Aucune collecte en ce moment</h3>
            <p>
              {ccas.phone
                ? `Une idée de don ? Appelez le ${ccas.phone}.`
                : 'Une idée de don ? Passez au guichet du CCAS.'}
            </p>
          </Empty>
        ) : (
          <ul class="offers">
            {open.map((fund) => (
              <FundCard fund={fund} />
            ))}
          </ul>
        )}
      </section>
      <section class="panel stack tight">
        <h2>Comment cela se passe</h2>
        <ol>
          <li>Vous promettez un don : trois minutes. Rien n’est prélevé.</li>
          <li>Le CCAS l’accepte, puis son conseil d’administration en délibère.</li>
          <li>Vous faites un virement avec la référence que nous vous donnons, ou vous apportez les biens.</li>
          <li>Vous recevez votre reçu fiscal, et vous suivez ce que le don a payé.</li>
        </ol>
        <p>
          <a href="/dons/estimation">Estimer la réduction d’impôt</a> ·{' '}
          <a href="/dons/bilan">Voir ce que les dons ont permis</a>
        </p>
      </section>
    </div>
  );
}

function FundCard({ fund }: { fund: PublicFund }) {
  return (
    <li class="panel stack tight">
      <h3>{fund.name}</h3>
      <p>{fund.purpose}</p>
      {fund.receivedCents === null ? (
        <p>
          À réunir : <strong>{frenchShortEuros(fund.budgetCents)}</strong>
        </p>
      ) : (
        <>
          <Progress
            partCents={fund.receivedCents}
            wholeCents={fund.budgetCents}
            label={`${fund.name} : part déjà réunie`}
          />
          <p>
            <strong>{frenchShortEuros(fund.receivedCents)}</strong> reçus sur {frenchShortEuros(fund.budgetCents)}.{' '}
            {fund.neededCents ? `Il manque ${frenchShortEuros(fund.neededCents)}.` : 'La somme est réunie. Merci.'}
          </p>
        </>
      )}
      {fund.spentCents > 0 && <p class="soft">{frenchShortEuros(fund.spentCents)} déjà utilisés.</p>}
      {fund.offer && fund.usedBy !== null && fund.usedBy > 0 && (
        <p class="soft">{counted(fund.usedBy, 'personne en a', 'personnes en ont')} profité.</p>
      )}
      {fund.endsOn && <p class="soft">Jusqu’au {frenchDay(fund.endsOn)}.</p>}
      <p class="row">
        <a href={`/dons/entreprise?action=${fund.id}`}>Donner pour une entreprise</a>
        <a href={`/dons/particulier?action=${fund.id}`}>Donner pour un particulier</a>
      </p>
    </li>
  );
}
