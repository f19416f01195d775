import { Choices, Tick } from '../../kernel/ui/choices.js';
import { Field, Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { HouseDesk } from './house-desk.js';

interface Props {
  token: string;
  desk: HouseDesk;
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

export function NewPermanencePage({ token, desk, values, refusal }: Props) {
  return (
    <div class="stack narrow">
      <p>
        <a href={desk.path}>Permanences et réunions</a>
      </p>
      <h1>Fixer une date</h1>
      <Form action={`${desk.path}/nouvelle`} token={token} refusal={refusal}>
        <Choices
          legend="Quoi ?"
          name="kind"
          value={values.kind ?? 'permanence'}
          options={[
            ['permanence', 'Permanence', 'chacun à son heure, avec le représentant'],
            ['meeting', 'Réunion d’information', 'tout le monde à la fois'],
          ]}
          refusal={refusal}
        />
        <Field label="Jour" name="day" type="date" value={values.day} refusal={refusal} />
        <div class="pair">
          <Field label="De" name="from" type="time" value={values.from ?? '09:00'} refusal={refusal} />
          <Field label="À" name="to" type="time" value={values.to ?? '12:00'} refusal={refusal} />
        </div>
        <div class="pair">
          <Field
            label="Durée d’un rendez-vous, en minutes"
            name="slotMinutes"
            value={values.slotMinutes ?? '30'}
            hint="Pour une permanence."
            refusal={refusal}
            inputmode="numeric"
          />
          <Field
            label="Personnes par créneau, ou à la réunion"
            name="capacity"
            value={values.capacity ?? '1'}
            refusal={refusal}
            inputmode="numeric"
          />
        </div>
        <Field label="Lieu" name="place" value={values.place} refusal={refusal} autocomplete="off" maxLength={200} />
        <Tick
          label="Accessible en fauteuil"
          name="isAccessible"
          checked={values.isAccessible === 'oui'}
          refusal={refusal}
        />
        <Field
          label="Pour y arriver"
          name="accessNote"
          value={values.accessNote}
          hint="Ascenseur, étage, arrêt de bus."
          refusal={refusal}
          optional
          autocomplete="off"
          maxLength={300}
        />
        <button>Enregistrer</button>
      </Form>
    </div>
  );
}
