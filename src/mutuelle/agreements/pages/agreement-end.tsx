import { Field, Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';

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
  return (
    <details class="panel" open={isOpen}>
      <summary>Ne pas reconduire, ou terminer</summary>
      <Form action={`${path}/fin`} token={token} refusal={refusal} class="stack narrow">
        <p>Dites-le d’abord à la mutuelle, par écrit. Les adhérents gardent leur contrat individuel.</p>
        <Field label="Dernier jour" name="lastDay" type="date" value={lastDay} refusal={refusal} />
        <button class="danger">Noter la fin</button>
      </Form>
    </details>
  );
}
