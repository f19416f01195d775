import { type FormValues, oneText } from '../../kernel/http/input.js';
import { Field, Form } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { Contact } from '../../ccas/contact.js';
import type { EarliestEnd } from '../old-contract.js';
import { CallOrCome, LegalLine } from '../notices/pages/notices.js';

interface Props {
  token: string;
  ccas: Contact;
  values: FormValues;
  end?: EarliestEnd;
  /** The contract runs for a year already. */
  isOlderThanAYear?: boolean;
  refusal?: Refusal;
}

/** The earliest day, and no advice. Nothing is kept. */
export function OldContractPage({ token, ccas, values, end, isOlderThanAYear, refusal }: Props) {
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Quitter une mutuelle : la date la plus proche</h1>
        <p class="lead">Après un an, n’importe quel jour ; le contrat s’arrête un mois après la demande.</p>
      </div>
      {end && (
        <div class="notice accepted" role="status">
          <p>
            {isOlderThanAYear
              ? 'Le contrat a plus d’un an.'
              : `La demande peut être faite à partir du ${frenchDay(end.noticeFrom)}.`}{' '}
            Demandée {isOlderThanAYear ? 'aujourd’hui' : 'ce jour-là'}, la fin du contrat serait au plus tôt le{' '}
            <strong>{frenchDay(end.endsOn)}</strong>.
          </p>
        </div>
      )}
      <Form action="/mutuelle/resiliation" token={token} refusal={refusal}>
        <Field
          label="Premier jour de votre contrat actuel"
          name="startedOn"
          value={oneText(values.startedOn)}
          hint="Il est écrit sur votre contrat. Par exemple 01/03/2024."
          refusal={refusal}
          autocomplete="off"
          inputmode="numeric"
        />
        <button>Calculer</button>
      </Form>
      <ul>
        <li>La nouvelle mutuelle peut faire la demande à votre place : vous ne restez pas sans couverture.</li>
        <li>Un contrat obligatoire de l’employeur suit d’autres règles.</li>
        <li>Loi n° 2019-733 du 14 juillet 2019. Ce calcul donne une date, pas un conseil ; rien n’est gardé.</li>
      </ul>
      <LegalLine ccas={ccas.name} />
      <CallOrCome ccas={ccas} />
    </section>
  );
}
