import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { EndForm } from '../change-agreement-form.js';

interface Props {
  token: string;
  /** Of the agreement's page. */
  path: string;
  lastDay: string;
  isOpen: boolean;
  refusal?: Refusal;
}

/** Not renewed, or ended before its time. */
export function AgreementEnd({ token, path, lastDay, isOpen, refusal }: Props) {
  const field = fieldsOf(EndForm, { values: {}, refusal });
  return (
    <details class="panel" open={isOpen}>
      <summary>Ne pas reconduire, ou terminer</summary>
      <Form action={`${path}/fin`} token={token} refusal={refusal} class="stack narrow">
        <p>Dites-le d’abord à la mutuelle, par écrit. Les adhérents gardent leur contrat individuel.</p>
        <field.lastDay value={lastDay} />
        <button class="danger">Noter la fin</button>
      </Form>
    </details>
  );
}
