import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { ofName } from '../../../kernel/text/of-name.js';
import { type FormValues, oneText } from '../../../kernel/http/input.js';
import { SMALLEST_SHOWN } from '../../../kernel/privacy/small-cells.js';
import { DataTable } from '../../../kernel/ui/data-table.js';
import { Field, Form } from '../../../kernel/ui/form.js';
import { counted, frenchDay, frenchEuros } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { RefusalNotice } from '../../../kernel/ui/form.js';
import { ofOneField, type Refusal } from '../../../kernel/ui/refusal.js';
import { ExpenseForm, TransferForm } from '../fund-form.js';
import type { ExpenseView, FundView, TransferView } from '../fund.query.js';
import { Progress } from '../../giving/pages/donation-parts.js';

export interface FundPageProps {
  fund: FundView;
  expenses: ExpenseView[];
  transfers: TransferView[];
  others: { id: string; name: string }[];
  /** Balance at the end of a day that was chosen. */
  balance: { day: string; cents: number };
  today: string;
  token: string;
  /** Which form was refused, with what was typed in it. */
  refused?: string;
  /** Of which expense, where it was its line. */
  refusedExpense?: string;
  values?: FormValues;
  refusal?: Refusal;
}

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
      <dl class="facts">
        <Fact name="À réunir" value={frenchEuros(fund.budgetCents)} />
        <Fact name="Reçu en argent" value={frenchEuros(fund.receivedCents)} />
        <Fact name="Dépensé" value={frenchEuros(fund.spentCents)} />
        <Fact name="Solde" value={frenchEuros(fund.balanceCents)} />
        {fund.inKindCents > 0 && <Fact name="Biens et compétences" value={frenchEuros(fund.inKindCents)} />}
        <Fact name="Donateurs" value={String(fund.donors)} />
      </dl>
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

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
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

function ExpenseFields({ fund, today, token, refused, values = {}, refusal }: FundPageProps) {
  const mine = refused === 'spend' ? refusal : undefined;
  const field = fieldsOf(ExpenseForm, {
    values: { spentOn: today, ...(refused === 'spend' && values) },
    refusal: mine,
  });
  return (
    <section class="panel">
      <Form action={`/ccas/dons/actions/${fund.id}/depenses`} token={token} refusal={mine} file>
        <h2>Noter une dépense</h2>
        <field.spentOn />
        <field.label />
        <field.reference />
        <field.amountCents />
        <Field
          label="Facture ou pièce"
          name="voucher"
          type="file"
          accept="application/pdf,image/png,image/jpeg"
          optional
          refusal={mine}
        />
        <button>Noter la dépense</button>
      </Form>
    </section>
  );
}

function Expenses({ fund, expenses, token, refusedExpense, values = {}, refusal }: FundPageProps) {
  return (
    <section class="stack tight">
      <h2>Dépenses</h2>
      {expenses.length === 0 ? (
        <p class="soft">Aucune dépense encore.</p>
      ) : (
        <ul class="entries">
          {expenses.map((expense) => (
            <li>
              <div class="stack tight">
                <p>
                  <strong>{frenchEuros(expense.amountCents)}</strong> · {expense.label}
                </p>
                <p class="soft">
                  {frenchDay(expense.spentOn)} · {expense.reference}
                  {expense.voidReason && ` · Annulée : ${expense.voidReason}`}
                </p>
                {expense.documentId && (
                  <p>
                    <a href={`/ccas/dons/actions/${fund.id}/depenses/${expense.id}/piece`}>
                      <Icon name="download" size={20} /> Pièce<span class="hidden-text"> {ofName(expense.label)}</span>
                    </a>
                  </p>
                )}
                {!expense.voidReason && (
                  <VoidExpense
                    id={expense.id}
                    action={`/ccas/dons/actions/${fund.id}/depenses/${expense.id}/annulation`}
                    token={token}
                    {...(refusedExpense === expense.id && { reason: oneText(values.reason), refusal })}
                  />
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface VoidProps {
  id: string;
  action: string;
  token: string;
  reason?: string;
  refusal?: Refusal;
}

function VoidExpense({ id, action, token, reason, refusal }: VoidProps) {
  return (
    <details open={refusal !== undefined}>
      <summary>Annuler cette dépense</summary>
      {refusal && <RefusalNotice refusal={ofOneField(refusal)} />}
      <Form action={action} token={token} class="search">
        <div class="field">
          <label for={`motif-${id}`}>Pourquoi</label>
          <input id={`motif-${id}`} name="reason" value={reason} maxLength={300} required />
        </div>
        <button class="danger">Annuler la dépense</button>
      </Form>
    </details>
  );
}

function Transfers({ fund, transfers, others, today, token, refused, values = {}, refusal }: FundPageProps) {
  const mine = refused === 'move' ? refusal : undefined;
  const field = fieldsOf(TransferForm, {
    values: { movedOn: today, ...(refused === 'move' && values) },
    refusal: mine,
    of: 'virement',
  });
  if (transfers.length === 0 && others.length === 0) return null;
  return (
    <section class="stack">
      <h2>Virements entre actions</h2>
      {transfers.length > 0 && (
        <DataTable
          label="Virements entre actions"
          columns={['Le', 'Autre action', 'Délibération', 'Montant']}
          rows={transfers.map(({ movedOn, otherFund, deliberation, amountCents }) => [
            frenchDay(movedOn),
            otherFund,
            `n° ${deliberation.number} du ${frenchDay(deliberation.decidedOn)}`,
            frenchEuros(amountCents),
          ])}
        />
      )}
      {others.length > 0 && (
        <details open={mine !== undefined} class="panel">
          <summary>Virer vers une autre action</summary>
          <Form action={`/ccas/dons/actions/${fund.id}/virements`} token={token} refusal={mine} of="virement">
            <p>
              Les donateurs ont donné pour cette action : seul le conseil d’administration peut changer l’affectation.
            </p>
            <field.toFundId options={others.map(({ id, name }): [string, string] => [id, name])} />
            <field.amountCents />
            <div class="pair">
              <field.number />
              <field.decidedOn />
            </div>
            <field.movedOn />
            <button>Virer</button>
          </Form>
        </details>
      )}
    </section>
  );
}
