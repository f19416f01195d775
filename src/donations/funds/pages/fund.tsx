import { SMALLEST_SHOWN } from '../../../kernel/privacy/small-cells.js';
import { Facts } from '../../../kernel/ui/facts.js';
import { Field, RefusalNotice } from '../../../kernel/ui/form.js';
import { counted, frenchDay, frenchEuros } from '../../../kernel/ui/french.js';
import { Progress } from './progress.js';
import type { FundView } from '../fund.query.js';
import { ExpenseFields, Expenses } from './fund-expenses.js';
import type { FundPageProps } from './fund-props.js';
import { Transfers } from './fund-transfers.js';

/** One fund: what came in, what it paid, what is left, and whom it served. */
export function FundPage(props: FundPageProps) {
  const { fund, balance, refusal, refusedExpense } = props;
  const isGone = refusedExpense && !props.expenses.some(({ id, voidReason }) => id === refusedExpense && !voidReason);
  return (
    <div class="stack">
      <div class="stack tight">
        <p>
          <a href="/ccas/dons/actions">Actions</a>
        </p>
        <div class="row between">
          <h1>{fund.name}</h1>
          <a class="button quiet" href={`/ccas/dons/actions/${fund.id}/modification`}>
            Modifier
          </a>
        </div>
        <p>{fund.purpose}</p>
      </div>
      {refusal && isGone && <RefusalNotice refusal={refusal} />}
      <Progress partCents={fund.receivedCents} wholeCents={fund.budgetCents} label="Part reçue" />
      <Facts
        facts={[
          ['À réunir', frenchEuros(fund.budgetCents)],
          ['Reçu en argent', frenchEuros(fund.receivedCents)],
          ['Dépensé', frenchEuros(fund.spentCents)],
          ['Solde', frenchEuros(fund.balanceCents)],
          ...(fund.inKindCents > 0
            ? [['Biens et compétences', frenchEuros(fund.inKindCents)] as [string, string]]
            : []),
          ['Donateurs', String(fund.donors)],
        ]}
      />
      {fund.offer && <Used fund={fund} />}
      <form class="search" method="get" action={`/ccas/dons/actions/${fund.id}`}>
        <Field label="Solde au" name="au" type="date" value={balance.day} />
        <button class="quiet">Voir</button>
        <p>
          <strong>{frenchEuros(balance.cents)}</strong> le {frenchDay(balance.day)} au soir.
        </p>
      </form>
      <div class="dossier">
        <ExpenseFields {...props} />
        <Expenses {...props} />
      </div>
      <Transfers {...props} />
    </div>
  );
}

function Used({ fund }: { fund: FundView }) {
  const few = fund.usedBy! > 0 && fund.usedBy! < SMALLEST_SHOWN;
  return (
    <div class="notice">
      <p>
        Ces dons paient « {fund.offer!.title} » chez {fund.offer!.partnerName} :{' '}
        <strong>{few ? 'moins de cinq personnes' : counted(fund.usedBy!, 'personne')}</strong> depuis le{' '}
        {frenchDay(fund.startsOn)}.
      </p>
    </div>
  );
}
