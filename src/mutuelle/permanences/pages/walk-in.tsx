import { isOfPresence } from '../../../appointments/pages/presence.js';
import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { consentWording } from '../../enrolments/consent-wording.js';
import type { PersonPick } from '../../../residents/resident-picks.js';
import { StaffWalkInForm, WalkInForm } from '../../enrolments/enrolment-form.js';

interface WalkInProps {
  token: string;
  path: string;
  ccas: string;
  insurerName: string;
  values: Record<string, string | undefined>;
  refusal?: Refusal;
  /** Who has a dossier is found there, by an agent: never by the mutuelle. */
  found?: { residentId: PersonPick };
}

/** Who comes without an appointment: noted at the counter or by the representative, in the same words. */
export function WalkIn({ token, path, ccas, insurerName, values, refusal, found }: WalkInProps) {
  const field = fieldsOf(WalkInForm, { values, refusal });
  const staff = found && fieldsOf(StaffWalkInForm, { values, refusal, found });
  return (
    <Form
      action={`${path}/sans-rendez-vous`}
      token={token}
      refusal={isOfPresence(refusal) ? undefined : refusal}
      class="panel stack narrow"
    >
      <h2>Quelqu’un vient sans rendez-vous</h2>
      {staff && <staff.residentId />}
      {staff && <p class="soft">Sans dossier, notez son nom.</p>}
      <div class="pair">
        <field.lastName optional={Boolean(staff)} />
        <field.firstName optional={Boolean(staff)} />
      </div>
      <field.phone />
      <field.agreed
        label={`Lu à la personne, qui est d’accord : « ${consentWording('appointment_list', insurerName, ccas)} »`}
      />
      <button class="quiet">Noter sa venue</button>
    </Form>
  );
}
