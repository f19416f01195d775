import { Select } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { reasonLabels } from '../enrolment-states.js';

interface Props {
  reasons: readonly string[];
  value?: string;
  refusal?: Refusal;
  /** Which form of its page it stands in, where another asks for one too. */
  of?: string;
}

export function Reasons({ reasons, ...field }: Props) {
  return (
    <Select
      label="Raison"
      name="reason"
      options={[['', 'Choisir'], ...reasons.map((reason): [string, string] => [reason, reasonLabels[reason]!])]}
      {...field}
    />
  );
}
