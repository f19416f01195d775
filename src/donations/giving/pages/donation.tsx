import { frenchPhone } from '../../../kernel/text/phone.js';
import { Facts } from '../../../kernel/ui/facts.js';
import { DataTable } from '../../../kernel/ui/data-table.js';
import { RefusalNotice } from '../../../kernel/ui/form.js';
import { frenchDay, frenchEuros, frenchMonth, frenchNumber } from '../../../kernel/ui/french.js';
import { type DonationView, donorName } from '../donation.query.js';
import { donationKindLabels, paymentWayLabels, valuationLabels } from '../donation-words.js';
import { spacedReference } from '../payment-reference.js';
import { frenchHours } from '../worked-time.js';
import { isCounterpartHigh } from '../counterpart.js';
import { DonationBadge } from './donation-parts.js';
import type { DonationPageProps } from './donation-props.js';
import { CancelPanel, CounterpartPanel, NextStep } from './donation-steps.js';
import { ReceiptPanel } from './receipt-panel.js';

/** One donation: what it is, what comes next as the one filled button, all that has happened. */
export function DonationPage(props: DonationPageProps) {
  const { donation, refusal } = props;
  return (
    <div class="stack">
      <div class="stack tight">
        <p>
          <a href="/ccas/dons">Dons</a>
        </p>
        <h1>{donorName(donation.donor)}</h1>
        <p class="row">
          <DonationBadge state={donation.state} />
          <strong>{frenchEuros(donation.amountCents)}</strong>
          <span class="soft">
            {donationKindLabels[donation.kind]} · pour {donation.fund.name}
          </span>
        </p>
      </div>
      {refusal && <RefusalNotice refusal={refusal} />}
      <div class="dossier">
        <div class="stack">
          <NextStep {...props} />
          <CounterpartPanel {...props} />
          <CancelPanel {...props} />
        </div>
        <div class="stack">
          <AboutDonation {...props} />
          <Lines donation={donation} />
          <Receptions donation={donation} />
          <ReceiptPanel {...props} />
        </div>
      </div>
    </div>
  );
}

function AboutDonation({ donation, counterpartPercent }: DonationPageProps) {
  const facts: [string, preact.ComponentChildren][] = [
    ['Référence du virement', <span class="number">{spacedReference(donation.reference)}</span>],
    ['Donateur', <a href={`/ccas/dons/donateurs/${donation.donor.id}`}>{donorName(donation.donor)}</a>],
    ['Action', <a href={`/ccas/dons/actions/${donation.fund.id}`}>{donation.fund.name}</a>],
    ['Promis le', frenchDay(donation.pledgedOn)],
  ];
  if (donation.contactName) facts.push(['À qui parler', donation.contactName]);
  if (donation.contactEmail) facts.push(['Courriel', donation.contactEmail]);
  if (donation.contactPhone) facts.push(['Téléphone', frenchPhone(donation.contactPhone)]);
  if (donation.acceptedOn) facts.push(['Accepté provisoirement le', frenchDay(donation.acceptedOn)]);
  if (donation.deliberation)
    facts.push(['Délibération', `n° ${donation.deliberation.number} du ${frenchDay(donation.deliberation.decidedOn)}`]);
  if (donation.cancelledOn) facts.push(['Annulé le', `${frenchDay(donation.cancelledOn)} : ${donation.cancelReason}`]);
  if (donation.counterpart)
    facts.push(['Contrepartie', `${donation.counterpart} (${frenchEuros(donation.counterpartCents)})`]);
  return (
    <section class="panel stack tight">
      <h2>Le don</h2>
      {isCounterpartHigh(donation.counterpartCents, donation.amountCents, counterpartPercent) && (
        <div class="notice waiting">
          <p>
            <strong>La contrepartie dépasse {frenchNumber(counterpartPercent)} % du don.</strong> Au-delà,
            l’administration peut y voir une vente, sans réduction d’impôt. Réduisez-la, ou demandez conseil avant
            d’accepter.
          </p>
        </div>
      )}
      <Facts facts={facts} />
      {donation.description && <p class="verbatim">{donation.description}</p>}
    </section>
  );
}

function Lines({ donation }: { donation: DonationView }) {
  if (donation.goods.length > 0)
    return (
      <section class="stack tight">
        <h2>Biens</h2>
        <DataTable
          label="Biens donnés"
          columns={['Bien', 'Quantité', 'Valeur d’une unité', 'Valeur']}
          rows={donation.goods.map(({ label, quantity, unitCents, valueCents }) => [
            label,
            frenchNumber(quantity),
            frenchEuros(unitCents),
            frenchEuros(valueCents),
          ])}
          total={['Total', '', '', frenchEuros(donation.amountCents)]}
        />
        {donation.valuation && <p class="soft">Évaluation du donateur : {valuationLabels[donation.valuation]}.</p>}
      </section>
    );
  if (donation.skills.length === 0) return null;
  const isCapped = donation.skills.some(({ costCents, countedCents }) => countedCents < costCents);
  return (
    <section class="stack tight">
      <h2>Compétences</h2>
      <DataTable
        label="Compétences données"
        columns={['Rôle', 'Mois', 'Heures', 'Coût chargé', 'Retenu']}
        rows={donation.skills.map(({ role, month, minutes, costCents, countedCents }) => [
          role,
          frenchMonth(month),
          frenchHours(minutes),
          frenchEuros(costCents),
          frenchEuros(countedCents),
        ])}
        total={['Total', '', '', '', frenchEuros(donation.amountCents)]}
      />
      {isCapped && (
        <p class="soft">Un salarié compte au plus pour trois fois le plafond de la sécurité sociale par mois.</p>
      )}
    </section>
  );
}

function Receptions({ donation }: { donation: DonationView }) {
  if (donation.receptions.length === 0) return null;
  const number = (receiptId: string | null) => donation.receipts.find(({ id }) => id === receiptId)?.number;
  return (
    <section class="stack tight">
      <h2>Ce qui est arrivé</h2>
      <DataTable
        label="Ce qui est arrivé"
        columns={['Jour', 'Comment', 'Reçu fiscal', 'Montant']}
        rows={donation.receptions.map(({ receivedOn, way, receiptId, amountCents, reversedOn }) => [
          frenchDay(receivedOn),
          reversedOn ? `rendu le ${frenchDay(reversedOn)}` : way ? paymentWayLabels[way] : 'en nature',
          number(receiptId) ?? '–',
          frenchEuros(amountCents),
        ])}
        total={['Reçu', '', '', frenchEuros(donation.receivedCents)]}
      />
    </section>
  );
}
