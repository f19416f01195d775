import { Facts } from '../../../kernel/ui/facts.js';
import { DataTable } from '../../../kernel/ui/data-table.js';
import { frenchDay, frenchEuros } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { donationStateSentences } from '../donation-words.js';
import { fundFacts } from '../impact-report.js';
import type { Impact } from '../impact.query.js';
import { spacedReference } from '../payment-reference.js';
import { Progress } from '../../funds/pages/progress.js';

interface Props extends Impact {
  path: string;
  /** In groups of four; null before the CCAS has written it. */
  iban: string | null;
  accountHolder: string;
  phone: string | null;
}

/** One gift, for whoever made it: where it stands, how to pay it, and what it did. */
export function FollowPage({ donation, fund, expenses, path, iban, accountHolder, phone }: Props) {
  const isToPay = donation.kind === 'money' && donation.receptionEndedOn === null && donation.state !== 'cancelled';
  const hasArrived = donation.receivedCents > 0 && donation.state !== 'cancelled';
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>{hasArrived ? 'Ce que votre don a permis' : 'Merci pour votre promesse de don'}</h1>
        <p class="lead">
          {frenchEuros(donation.amountCents)} pour « {fund.name} ». {donationStateSentences[donation.state]}
        </p>
      </div>
      {isToPay && (
        <section class="panel stack tight">
          <h2>Pour faire votre virement</h2>
          {donation.state === 'pledged' && <p>Attendez l’accord du CCAS : nous vous écrivons ou vous appelons.</p>}
          <dl class="facts">
            <div>
              <dt>Bénéficiaire</dt>
              <dd>{accountHolder}</dd>
            </div>
            <div>
              <dt>IBAN</dt>
              <dd class="number">{iban ?? 'Le CCAS vous le donnera.'}</dd>
            </div>
            <div>
              <dt>Référence à écrire sur le virement</dt>
              <dd class="number">{spacedReference(donation.reference)}</dd>
            </div>
          </dl>
          <p class="soft">
            La référence nous dit que le don vient de vous. Gardez cette page : son adresse n’est qu’à vous.
          </p>
        </section>
      )}
      <section class="stack">
        <h2>{fund.name}</h2>
        <p>{fund.purpose}</p>
        {fund.receivedCents !== null && (
          <Progress partCents={fund.receivedCents} wholeCents={fund.budgetCents} label="Part déjà réunie" />
        )}
        <Facts facts={fundFacts(fund)} />
        {expenses.length === 0 ? (
          <p class="soft">Rien n’a encore été dépensé pour cette action.</p>
        ) : (
          <DataTable
            label="Ce que l’action a payé"
            columns={['Ce que l’action a payé', 'Le', 'Montant']}
            rows={expenses.map(({ label, spentOn, amountCents }) => [
              label,
              frenchDay(spentOn),
              frenchEuros(amountCents),
            ])}
          />
        )}
      </section>
      <p class="row">
        <a class="button quiet" href={`${path}/bilan.pdf`}>
          <Icon name="download" /> Garder cette page en PDF
        </a>
        <a href="/dons/bilan">Tous les dons au CCAS</a>
      </p>
      {phone && <p>Une question ? Appelez le {phone}.</p>}
    </section>
  );
}
