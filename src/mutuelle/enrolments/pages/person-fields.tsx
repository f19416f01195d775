import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { PhoneAndEmail } from '../../../kernel/ui/phone-and-email.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { EnrolmentForm } from '../enrolment-form.js';

type Values = Record<string, string | undefined>;

export interface PersonProps {
  values: Values;
  refusal?: Refusal;
  /** `94002` → `Alfortville`, and `works` where the agreement allows it. */
  places: [string, string][];
  isBirthAsked?: boolean;
}

/** Who, as they say it themselves: nothing is looked up, so nothing is told of whether there is a dossier. */
export function PersonFields({ values, refusal, places, isBirthAsked }: PersonProps) {
  const form = { values, refusal, isOwn: true };
  const field = fieldsOf(EnrolmentForm, form);
  return (
    <>
      <div class="pair">
        <field.lastName optional={false} />
        <field.firstName optional={false} />
      </div>
      {isBirthAsked && <field.bornOn optional={false} inputmode="numeric" />}
      <field.communeCode label="Vous habitez" options={places} />
      <PhoneAndEmail {...form} isPhoneNeeded={!isBirthAsked} />
    </>
  );
}
