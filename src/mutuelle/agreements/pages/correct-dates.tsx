import { Field, Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
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
  const field = (name: 'startsOn' | 'endsOn' | 'reviewOn') => ({
    name,
    type: 'date' as const,
    value: values[name] ?? agreement[name],
    refusal,
  });
  return (
    <details class="panel" open={isOpen}>
      <summary>Corriger les dates</summary>
      <Form action={`${path}/dates`} token={token} refusal={refusal} class="stack narrow">
        {agreement.signedOn && (
          <p>Seulement pour une erreur de saisie : écrivez les dates de la convention telle qu’elle est signée.</p>
        )}
        <div class="pair">
          <Field label="Premier jour de la convention" {...field('startsOn')} />
          <Field label="Dernier jour de la convention" {...field('endsOn')} />
        </div>
        <Field label="Bilan annuel prévu le" {...field('reviewOn')} />
        <button class="quiet">Enregistrer les dates</button>
      </Form>
    </details>
  );
}
