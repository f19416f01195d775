import { fieldsOf, type ShownForm } from '../fields/fields-of.js';
import { PhoneAndEmailForm } from '../fields/phone-and-email-form.js';

interface Props extends ShownForm {
  /** When the number is for others than whoever types it. */
  phoneLabel?: string;
  /** The one thing asked is to be called. */
  isPhoneNeeded?: boolean;
}

/** The two ways to reach somebody, side by side: what `PhoneAndEmailForm` reads. */
export function PhoneAndEmail({ phoneLabel, isPhoneNeeded, ...form }: Props) {
  const field = fieldsOf(PhoneAndEmailForm, form);
  return (
    <div class="pair">
      <field.phone {...(phoneLabel && { label: phoneLabel })} optional={!isPhoneNeeded} />
      <field.email />
    </div>
  );
}
