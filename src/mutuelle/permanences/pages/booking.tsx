import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Form } from '../../../kernel/ui/form.js';
import { consentWording } from '../../enrolments/consent-wording.js';
import type { Contact } from '../../../ccas/contact.js';
import type { PermanenceView } from '../../../appointments/permanence.query.js';
import { CallOrCome, LegalLine } from '../../notices/pages/notices.js';
import { SlotForm } from '../../enrolments/enrolment-form.js';
import { type PersonProps, PersonFields } from '../../enrolments/pages/person-fields.js';
import { SlotChoice } from '../../../appointments/pages/slot-choice.js';
import { Empty } from '../../../kernel/ui/empty.js';

interface BookingProps extends Omit<PersonProps, 'isBirthAsked'> {
  token: string;
  ccas: Contact;
  insurer?: string;
  permanences: PermanenceView[];
}

export function BookingPage({ token, ccas, insurer, permanences, values, refusal, places }: BookingProps) {
  if (!insurer || permanences.length === 0)
    return (
      <section class="narrow stack">
        <h1>Prendre un rendez-vous</h1>
        <Empty title="Aucune date pour le moment">
          <p>Laissez-nous votre numéro : nous vous appelons dès que la prochaine permanence est fixée.</p>
          <a class="button" href="/mutuelle/rappel">
            Être rappelé·e
          </a>
        </Empty>
        <CallOrCome ccas={ccas} />
      </section>
    );
  const field = fieldsOf(SlotForm, { values, refusal });
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Prendre un rendez-vous</h1>
        <p class="lead">Choisissez une heure, dites-nous qui vous êtes. C’est tout.</p>
      </div>
      <Form action="/mutuelle/rendez-vous" token={token} refusal={refusal}>
        <SlotChoice permanences={permanences} value={values.slotId} refusal={refusal} />
        <PersonFields values={values} refusal={refusal} places={places} isBirthAsked />
        <p class="hint soft">Donnez un téléphone ou un courriel, pour vous prévenir d’un changement.</p>
        <field.listAgreed label={consentWording('appointment_list', insurer, ccas.name)} />
        <p class="soft">
          Sans cet accord, vous aurez votre rendez-vous quand même : la liste dira seulement qu’une personne vient.
        </p>
        <button>Réserver</button>
      </Form>
      <LegalLine ccas={ccas.name} />
      <CallOrCome ccas={ccas} />
    </section>
  );
}
