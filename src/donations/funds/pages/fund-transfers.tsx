import { fieldsOf, formOf } from '../../../kernel/fields/fields-of.js';
import { DataTable } from '../../../kernel/ui/data-table.js';
import { Form } from '../../../kernel/ui/form.js';
import { frenchDay, frenchEuros } from '../../../kernel/ui/french.js';
import { TransferForm } from '../fund-form.js';
import type { FundPageProps } from './fund-props.js';

/** What went from one fund to another, and the form that moves more of it. */
export function Transfers({ fund, transfers, others, today, token, ...page }: FundPageProps) {
  if (transfers.length === 0 && others.length === 0) return null;
  const { values, refusal, of } = formOf(page, 'move');
  const field = fieldsOf(TransferForm, { values: { movedOn: today, ...values }, refusal, of });
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
        <details open={refusal !== undefined} class="panel">
          <summary>Virer vers une autre action</summary>
          <Form action={`/ccas/dons/actions/${fund.id}/virements`} token={token} refusal={refusal} of={of}>
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
