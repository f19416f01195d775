import type { FormValues } from '../http/input.js';
import { Field } from './form.js';
import type { Refusal } from './refusal.js';

interface Props {
  /** Of the whole form: `phone` and `email` are read. */
  values: FormValues;
  refusal?: Refusal;
  /** When the number is for others than whoever types it. */
  phoneLabel?: string;
  /** The one thing asked is to be called. */
  isPhoneNeeded?: boolean;
  /** Somebody types their own: the browser may offer what it knows of them. At a counter it must not. */
  isOwn?: boolean;
}

/** The two ways to reach somebody, side by side: what `PhoneAndEmailForm` reads. */
export function PhoneAndEmail({ values, refusal, phoneLabel = 'Téléphone', isPhoneNeeded, isOwn }: Props) {
  const field = (name: 'phone' | 'email') => ({ name, value: [values[name]].flat()[0], refusal });
  return (
    <div class="pair">
      <Field
        label={phoneLabel}
        type="tel"
        {...field('phone')}
        optional={!isPhoneNeeded}
        autocomplete={isOwn ? 'tel' : 'off'}
      />
      <Field label="Courriel" type="email" {...field('email')} optional autocomplete={isOwn ? 'email' : 'off'} />
    </div>
  );
}
