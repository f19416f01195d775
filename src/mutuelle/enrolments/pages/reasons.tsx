import { Select } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { reasonLabels } from '../enrolment-states.js';

export function Reasons({ of, value, refusal }: { of: readonly string[]; value?: string; refusal?: Refusal }) {
  return (
    <Select
      label="Raison"
      name="reason"
      value={value}
      options={[['', 'Choisir'], ...of.map((reason): [string, string] => [reason, reasonLabels[reason]!])]}
      refusal={refusal}
    />
  );
}
