import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { type FormValues, oneText } from '../../kernel/http/input.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { Form } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { VoidForm } from '../void-form.js';

interface FormProps {
  token: string;
  /** Of the dossier. */
  path: string;
  useId: string;
  reason?: string;
  refusal?: Refusal;
}

export function VoidUseForm({ token, path, useId, reason, refusal }: FormProps) {
  const field = fieldsOf(VoidForm, { values: { reason }, refusal, of: useId });
  return (
    <Form
      action={`${path}/utilisations/${useId}/annulation`}
      token={token}
      refusal={refusal}
      of={useId}
      class="stack narrow"
    >
      <field.reason optional={false} />
      <button class="quiet">Annuler cette utilisation</button>
    </Form>
  );
}

interface Props extends Pick<FormProps, 'token' | 'path' | 'refusal'> {
  use: { id: string; at: Date };
  values: FormValues;
}

/** One use that could not be taken back, without its shop: the agent comes from the list. */
export function VoidUsePage({ use, values, refusal, ...form }: Props) {
  return (
    <section class="narrow stack">
      <h1>Annuler l’utilisation du {frenchDay(dayOf(use.at))}</h1>
      {refusal?.code === 'already_voided' ? (
        <p class="lead" role="alert">
          {refusal.detail} {refusal.nextStep}
        </p>
      ) : (
        <VoidUseForm {...form} useId={use.id} reason={oneText(values.reason)} refusal={refusal} />
      )}
      <p>
        <a href={`${form.path}#utilisations`}>Revenir au dossier</a>
      </p>
    </section>
  );
}
