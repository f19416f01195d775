import { isOfPresence } from '../../../appointments/pages/presence.js';
import { Tick } from '../../../kernel/ui/choices.js';
import { Field, Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { consentWording } from '../../enrolments/consent-wording.js';

interface WalkInProps {
  token: string;
  path: string;
  ccas: string;
  insurerName: string;
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

/** Who comes without an appointment: noted at the counter or by the representative, in the same words. */
export function WalkIn({ token, path, ccas, insurerName, values, refusal }: WalkInProps) {
  return (
    <Form
      action={`${path}/sans-rendez-vous`}
      token={token}
      refusal={isOfPresence(refusal) ? undefined : refusal}
      class="panel stack narrow"
    >
      <h2>Quelqu’un vient sans rendez-vous</h2>
      <div class="pair">
        <Field label="Nom" name="lastName" value={values.lastName} refusal={refusal} autocomplete="off" />
        <Field label="Prénom" name="firstName" value={values.firstName} refusal={refusal} autocomplete="off" />
      </div>
      <Field
        label="Téléphone"
        name="phone"
        type="tel"
        value={values.phone}
        refusal={refusal}
        optional
        autocomplete="off"
      />
      <Tick
        label={`Lu à la personne, qui est d’accord : « ${consentWording('appointment_list', insurerName, ccas)} »`}
        name="agreed"
        checked={values.agreed === 'oui'}
        refusal={refusal}
      />
      <button class="quiet">Noter sa venue</button>
    </Form>
  );
}
