import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { PermanenceForm } from '../permanence-form.js';
import type { HouseDesk } from './house-desk.js';

interface Props {
  token: string;
  desk: HouseDesk;
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

export function NewPermanencePage({ token, desk, values, refusal }: Props) {
  const field = fieldsOf(PermanenceForm, { values, refusal });
  return (
    <div class="stack narrow">
      <p>
        <a href={desk.path}>Permanences et réunions</a>
      </p>
      <h1>Fixer une date</h1>
      <Form action={`${desk.path}/nouvelle`} token={token} refusal={refusal}>
        <field.kind value={values.kind ?? 'permanence'} />
        <field.day />
        <div class="pair">
          <field.from value={values.from ?? '09:00'} />
          <field.to value={values.to ?? '12:00'} />
        </div>
        <div class="pair">
          <field.slotMinutes value={values.slotMinutes ?? '30'} optional={false} />
          <field.capacity value={values.capacity ?? '1'} />
        </div>
        <field.place />
        <field.isAccessible />
        <field.accessNote />
        <button>Enregistrer</button>
      </Form>
    </div>
  );
}
