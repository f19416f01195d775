import { LIST_FILES } from '../../../kernel/lists/list-files.js';
import { ReadAs } from '../../../kernel/lists/list-report.js';
import { type Reading, readingWords } from '../../../kernel/lists/reading.js';
import { Field, Form } from '../../../kernel/ui/form.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import type { CallView, CandidateView } from '../call.query.js';
import { TariffGrid } from '../../tariffs/pages/tariff-grid.js';

type Values = Record<string, string | undefined>;

interface CandidateProps {
  token: string;
  call: CallView;
  candidate: CandidateView;
  /** What is known. */
  tariffs: Values;
  marks: Values;
  /** What the file was read as from which the tariffs have just come. */
  reading?: Reading;
  /** What was typed in the form that was refused. */
  values: Values;
  refusal?: Refusal;
  /** Which form that was: `price`, `load` or `mark`. */
  refused?: string;
}

export function CandidatePage({
  token,
  call,
  candidate,
  tariffs,
  marks,
  reading,
  values,
  refusal,
  refused,
}: CandidateProps) {
  const path = `/ccas/mutuelle/appels/${call.id}/candidatures/${candidate.id}`;
  const of = (handler: string) => (refused === handler ? refusal : undefined);
  return (
    <div class="stack">
      <p>
        <a href={`/ccas/mutuelle/appels/${call.id}`}>{call.title}</a>
      </p>
      <h1>{candidate.name}</h1>
      {reading && (
        <div class="notice accepted stack tight" role="status">
          <p>Les tarifs du fichier sont enregistrés.</p>
          <ReadAs words={readingWords(reading)} />
        </div>
      )}
      <Form action={`${path}/tarifs`} token={token} refusal={of('price')} class="panel stack">
        <h2>Ses tarifs</h2>
        <TariffGrid plans={call.plans} values={refused === 'price' ? values : tariffs} refusal={of('price')} />
        <button>Enregistrer les tarifs</button>
      </Form>
      <Form action={`${path}/fichier`} token={token} refusal={of('load')} file class="panel stack narrow">
        <h2>Ou un tableau (CSV ou Excel)</h2>
        <Field
          label="Fichier CSV ou Excel"
          name="file"
          type="file"
          accept={LIST_FILES}
          hint="Quatre colonnes : Formule ; De ; À ; Cotisation. Une ligne par formule et par tranche, la fin vide pour la dernière. Il remplace les tarifs ci-dessus."
          refusal={of('load')}
        />
        <button class="quiet">Charger</button>
      </Form>
      <Form action={`${path}/notes`} token={token} refusal={of('mark')} class="panel stack narrow">
        <h2>Notes de la commission</h2>
        {call.criteria.map(({ id, label, weight }) => (
          <Field
            label={`${label} (poids ${weight})`}
            name={`mark-${id}`}
            value={(refused === 'mark' ? values : marks)[`mark-${id}`]}
            hint="De 0 à 10."
            refusal={of('mark')}
            optional
            inputmode="numeric"
          />
        ))}
        <button>Enregistrer les notes</button>
      </Form>
      {candidate.score.costMark !== null && (
        <p>
          <a
            class="button quiet"
            href={`/ccas/mutuelle/conventions/nouvelle?candidature=${candidate.id}&appel=${call.id}`}
          >
            <Icon name="file-pen-line" /> Écrire la convention avec cette mutuelle
          </a>
        </p>
      )}
    </div>
  );
}
