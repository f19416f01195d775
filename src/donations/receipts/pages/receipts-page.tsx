import { Tick } from '../../../kernel/ui/choices.js';
import { Form, RefusalNotice } from '../../../kernel/ui/form.js';
import { counted, frenchDay, frenchEuros, frenchNumber } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import type { Listed } from '../../../kernel/listing/listed.js';
import { Listing } from '../../../kernel/listing/listing.js';
import type { ListColumn } from '../../../kernel/ui/list.js';
import type { Declaration } from '../declaration.query.js';
import type { ListedReceipt } from '../receipt-list.query.js';
import type { ReceiptListRequest } from '../receipt-list-request.js';
import { donationKindLabels } from '../../giving/donation-words.js';
import { donorKindLabels } from '../../giving/donor-kind.js';
import type { YearOutcome } from '../issue-year.js';
import { ReceiptBadge } from '../../giving/pages/receipt-panel.js';
import { Empty } from '../../../kernel/ui/empty.js';

interface Props {
  declaration: Declaration;
  list: Listed<ListedReceipt, ReceiptListRequest>;
  years: number[];
  token: string;
  outcome?: YearOutcome;
  refusal?: Refusal;
}

/** Closing a year: the receipts still to make, the declaration, the accounts. */
export function ReceiptsPage({ declaration, list, years, token, outcome, refusal }: Props) {
  const { year } = declaration;
  return (
    <div class="stack">
      <h1>Reçus fiscaux des dons de {year}</h1>
      <nav class="filters" aria-label="Année">
        {years.map((each) => (
          <a href={`/ccas/dons/recus?annee=${each}`} aria-current={each === year ? 'true' : undefined}>
            {each}
          </a>
        ))}
      </nav>
      {refusal && <RefusalNotice refusal={refusal} />}
      {outcome && <Outcome outcome={outcome} />}
      <div class="columns">
        <section class="panel stack">
          <h2>Reçus à faire</h2>
          {declaration.waiting === 0 ? (
            <p>Tout ce qui est arrivé en {year} a son reçu fiscal.</p>
          ) : (
            <Form action="/ccas/dons/recus" token={token}>
              <p>
                <strong>{counted(declaration.waiting, 'don')}</strong> de {year}{' '}
                {declaration.waiting < 2 ? 'attend' : 'attendent'} un reçu fiscal.
              </p>
              <input type="hidden" name="annee" value={String(year)} />
              <Tick label="Envoyer chaque reçu par courriel" name="envoyer" checked />
              <p>
                <button>
                  <Icon name="receipt-text" /> Faire tous les reçus
                </button>
              </p>
            </Form>
          )}
        </section>
        <DeclarationPanel declaration={declaration} />
      </div>
      <p class="row">
        <a href={`/ccas/dons/ecritures.csv?annee=${year}`}>
          <Icon name="download" size={20} /> Écritures comptables (CSV)
        </a>
      </p>
      <Listing
        list={list}
        path="/ccas/dons/recus"
        label="Reçus fiscaux"
        words={['reçu', 'reçus']}
        csv="/ccas/recus.csv"
        columns={columns}
        empty={(isNarrowed) => (
          <Empty title={isNarrowed ? 'Aucun reçu pour ce choix' : `Aucun reçu fiscal pour les dons de ${year}`}>
            <p>Un reçu se fait quand le don est délibéré et arrivé.</p>
          </Empty>
        )}
      />
    </div>
  );
}

const columns: ListColumn<ListedReceipt>[] = [
  {
    head: 'Numéro',
    sort: 'numero',
    cell: ({ donationId, number }) => <a href={`/ccas/dons/${donationId}`}>n° {number}</a>,
  },
  { head: 'Donateur', sort: 'donateur', cell: ({ donorName }) => donorName },
  { head: 'Fait le', sort: 'fait', cell: ({ issuedOn }) => frenchDay(issuedOn) },
  { head: 'État', sort: 'etat', cell: (receipt) => <ReceiptBadge receipt={receipt} /> },
  { head: 'Montant', sort: 'montant', look: 'number', cell: ({ amountCents }) => frenchEuros(amountCents) },
];

function Outcome({ outcome }: { outcome: YearOutcome }) {
  return (
    <div class={outcome.refused.length > 0 ? 'notice waiting' : 'notice accepted'} role="status">
      <p>
        {counted(outcome.issued, 'reçu fait', 'reçus faits')}
        {outcome.mailed > 0 && `, ${counted(outcome.mailed, 'envoyé par courriel', 'envoyés par courriel')}`}.
      </p>
      {outcome.refused.length > 0 && (
        <ul>
          {outcome.refused.map(({ donationId, detail }) => (
            <li>
              <a href={`/ccas/dons/${donationId}`}>Ce don</a> : {detail}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function DeclarationPanel({ declaration }: { declaration: Declaration }) {
  return (
    <section class="panel stack">
      <h2>Déclaration des dons (CGI, 222 bis)</h2>
      <dl class="facts">
        <div>
          <dt>Nombre de reçus</dt>
          <dd>{frenchNumber(declaration.receipts)}</dd>
        </div>
        <div>
          <dt>Montant total</dt>
          <dd>{frenchEuros(declaration.totalCents)}</dd>
        </div>
        <div>
          <dt>À déclarer au plus tard le</dt>
          <dd>{frenchDay(declaration.deadline)}</dd>
        </div>
      </dl>
      {declaration.byKind.length > 0 && (
        <ul>
          {declaration.byKind.map(({ donorKind, kind, receipts, totalCents }) => (
            <li>
              {donorKindLabels[donorKind]}, {donationKindLabels[kind].toLowerCase()} : {counted(receipts, 'reçu')},{' '}
              {frenchEuros(totalCents)}
            </li>
          ))}
        </ul>
      )}
      {declaration.voided > 0 && (
        <p class="soft">
          {counted(declaration.voided, 'reçu annulé n’est pas compté', 'reçus annulés ne sont pas comptés')}.
        </p>
      )}
      <p>
        <a href={`/ccas/dons/declaration.csv?annee=${declaration.year}`}>
          <Icon name="download" size={20} /> Déclaration (CSV)
        </a>
      </p>
    </section>
  );
}
