import { Select } from '../../kernel/ui/form.js';
import { consentHows, howLabels } from '../consent-hows.js';

/** How somebody says that they no longer agree. @param of the consent: a page has several */
export function SaidHow({ of }: { of: string }) {
  return (
    <Select
      label="La personne le dit"
      name="how"
      of={of}
      value="counter"
      options={consentHows.map((how) => [how, howLabels[how]])}
    />
  );
}
