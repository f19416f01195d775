import { fieldsOf, formOf, type ShownForm, shownForm } from '../../../kernel/fields/fields-of.js';
import { ofName } from '../../../kernel/text/of-name.js';
import { Field, Form } from '../../../kernel/ui/form.js';
import { frenchDay, frenchEuros } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { ExpenseForm, VoidExpenseForm } from '../fund-form.js';
import type { FundPageProps } from './fund-props.js';

/** The form that writes down an expense of a fund. */
export function ExpenseFields({ fund, today, token, ...page }: FundPageProps) {
  const { values, refusal } = shownForm(page, 'spend');
  const field = fieldsOf(ExpenseForm, { values: { spentOn: today, ...values }, refusal });
  return (
    <section class="panel">
      <Form action={`/ccas/dons/actions/${fund.id}/depenses`} token={token} refusal={refusal} file>
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
          refusal={refusal}
        />
        <button>Noter la dépense</button>
      </Form>
    </section>
  );
}

/** What a fund has paid; each may be taken back with a reason. */
export function Expenses({ fund, expenses, token, refusedExpense, values = {}, refusal }: FundPageProps) {
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
                    action={`/ccas/dons/actions/${fund.id}/depenses/${expense.id}/annulation`}
                    token={token}
                    form={formOf({ values, refusal, refused: refusedExpense }, expense.id)}
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

function VoidExpense({ action, token, form }: { action: string; token: string; form: ShownForm }) {
  const field = fieldsOf(VoidExpenseForm, form);
  return (
    <details open={form.refusal !== undefined}>
      <summary>Annuler cette dépense</summary>
      <Form action={action} token={token} refusal={form.refusal} of={form.of} class="stack tight">
        <field.reason />
        <button class="danger">Annuler la dépense</button>
      </Form>
    </details>
  );
}
