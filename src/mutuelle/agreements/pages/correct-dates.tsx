import { asTyped } from '../../../kernel/fields/as-typed.js';
import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { DatesForm } from '../change-agreement-form.js';
import type { AgreementView } from '../agreement.query.js';

interface Props {
  token: string;
  /** Of the agreement's page. */
  path: string;
  agreement: AgreementView;
  /** As typed before. */
  values: Record<string, string | undefined>;
  isOpen: boolean;
  refusal?: Refusal;
}

/** For a mistake of typing; an agreement that ends has its own form. */
export function CorrectDates({ token, path, agreement, values, isOpen, refusal }: Props) {
  const field = fieldsOf(DatesForm, { values: { ...asTyped(DatesForm, agreement), ...values }, refusal });
  return (
    <details class="panel" open={isOpen}>
      <summary>Corriger les dates</summary>
      <Form action={`${path}/dates`} token={token} refusal={refusal} class="stack narrow">
        {agreement.signedOn && (
          <p>Seulement pour une erreur de saisie : écrivez les dates de la convention telle qu’elle est signée.</p>
        )}
        <div class="pair">
          <field.startsOn label="Premier jour de la convention" />
          <field.endsOn label="Dernier jour de la convention" />
        </div>
        <field.reviewOn label="Bilan annuel prévu le" />
        <button class="quiet">Enregistrer les dates</button>
      </Form>
    </details>
  );
}
