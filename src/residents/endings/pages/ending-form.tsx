import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { type FormValues, oneText } from '../../../kernel/http/input.js';
import { Boxes } from '../../../kernel/ui/choices.js';
import { Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import type { ResidentView } from '../../resident.query.js';
import type { EndingKind, Foreseen } from '../ending.js';
import { EndingForm } from '../ending-form.js';
import { endingLabels, toldByLabels, UNDO_DAYS } from '../ending-wording.js';

interface Props {
  token: string;
  /** ISO day in Paris. */
  today: string;
  values: FormValues;
  refusal?: Refusal;
  resident: ResidentView;
  /** Where the agent comes from said which. */
  kind?: EndingKind;
  foreseen: Required<Foreseen>;
}

/** What happened, since when, and what will end: read before the button. */
export function EndingFormPage({ token, today, values, refusal, resident, kind, foreseen }: Props) {
  const path = `/ccas/usagers/${resident.id}`;
  const name = `${resident.firstName} ${resident.lastName}`;
  const field = fieldsOf(EndingForm, { values, refusal });
  const ticked = [values.alsoEnds ?? []].flat().filter((each) => typeof each === 'string');
  return (
    <div class="stack narrow">
      <p>
        <a href={path}>{name}</a>
      </p>
      <h1>Décès ou déménagement</h1>
      <p>
        Notez-le une seule fois, ici. Tout s’arrête ensemble, et la fiche vous dit ce qui reste à faire. Pendant{' '}
        {UNDO_DAYS} jours, vous pouvez tout annuler.
      </p>
      <Form action={`${path}/depart`} token={token} refusal={refusal}>
        <field.kind control="choices" options={Object.entries(endingLabels)} value={oneText(values.kind) || kind} />
        <field.on value={oneText(values.on ?? today)} />
        <field.toldBy options={[['', 'Non précisé'], ...Object.entries(toldByLabels)]} optional />
        {foreseen.choices.length > 0 && (
          <Boxes
            legend="Cette personne aide peut-être quelqu’un"
            name="alsoEnds"
            values={ticked}
            options={foreseen.choices.map(({ id, words, detail }) => [id, words, detail])}
            refusal={refusal}
          />
        )}
        <section class="notice stack tight">
          <h2>Ce qui s’arrêtera</h2>
          {foreseen.lines.length === 0 ? (
            <p>Rien n’est en cours pour cette personne. Plus aucun courriel ne lui sera écrit.</p>
          ) : (
            <>
              <ul>
                {foreseen.lines.map((line) => (
                  <li>{line}</li>
                ))}
              </ul>
              <p>Plus aucun courriel ne lui sera écrit.</p>
            </>
          )}
        </section>
        <p class="row">
          <button>Noter, et tout arrêter</button>
          <a class="button quiet" href={path}>
            Ne rien changer
          </a>
        </p>
      </Form>
    </div>
  );
}
