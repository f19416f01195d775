import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { consentWording } from '../consent-wording.js';
import { SlotForm } from '../enrolment-form.js';
import type { EnrolmentView } from '../enrolment.query.js';
import type { PermanenceView } from '../../../appointments/permanence.query.js';
import { SlotChoice } from '../../../appointments/pages/slot-choice.js';

interface Props {
  token: string;
  /** Of the path's page. */
  at: string;
  ccas: string;
  path: EnrolmentView;
  permanences: PermanenceView[];
  values: Record<string, string | undefined>;
  /** The person already agreed to stand on the mutuelle's list. */
  isAgreed: boolean;
  refusal?: Refusal;
}

/** An hour at one of the coming permanences, given at the counter. */
export function AppointmentForm({ token, at, ccas, path, permanences, values, isAgreed, refusal }: Props) {
  const field = fieldsOf(SlotForm, { values, refusal });
  return (
    <section class="panel stack">
      <h2>Donner un rendez-vous</h2>
      {permanences.length === 0 ? (
        <p>
          Aucune date à venir. <a href="/ccas/mutuelle/permanences/nouvelle">Fixer une permanence</a>
        </p>
      ) : (
        <Form action={`${at}/rendez-vous`} token={token} refusal={refusal}>
          <SlotChoice permanences={permanences} value={values.slotId} refusal={refusal} />
          <field.listAgreed
            label={`Lu à la personne, qui est d’accord : « ${consentWording('appointment_list', path.insurerName, ccas)} »`}
            value={isAgreed ? 'oui' : undefined}
          />
          <button class="quiet">Réserver</button>
        </Form>
      )}
    </section>
  );
}
