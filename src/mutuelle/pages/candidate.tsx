import { Field, Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { CallView, CandidateView } from '../call.query.js';
import { TariffGrid } from './tariff-grid.js';

type Values = Record<string, string | undefined>;

interface CandidateProps {
  token: string;
  call: CallView;
  candidate: CandidateView;
  /** What was typed in the form that was refused, or what is known. */
  tariffs: Values;
  marks: Values;
  form?: 'prices' | 'file' | 'marks';
  refusal?: Refusal;
}

export function CandidatePage({ token, call, candidate, tariffs, marks, form, refusal }: CandidateProps) {
  const path = `/ccas/mutuelle/appels/${call.id}/candidatures/${candidate.id}`;
  const of = (name: CandidateProps['form']) => (form === name ? refusal : undefined);
  return (
    <div class="stack">
      <p>
        <a href={`/ccas/mutuelle/appels/${call.id}`}>{call.title}</a>
      </p>
      <h1>{candidate.name}</h1>
      <Form action={`${path}/tarifs`} token={token} refusal={of('prices')} class="panel stack">
        <h2>Ses tarifs</h2>
        <TariffGrid plans={call.plans} values={tariffs} refusal={of('prices')} />
        <button>Enregistrer les tarifs</button>
      </Form>
      <Form action={`${path}/fichier`} token={token} refusal={of('file')} file class="panel stack narrow">
        <h2>Ou un tableau (CSV)</h2>
        <Field
          label="Fichier CSV"
          name="file"
          type="file"
          accept=".csv,text/csv"
          hint="Quatre colonnes : Formule ; De ; À ; Cotisation. Une ligne par formule et par tranche, la fin vide pour la dernière. Il remplace les tarifs ci-dessus."
          refusal={of('file')}
        />
        <button class="quiet">Charger</button>
      </Form>
      <Form action={`${path}/notes`} token={token} refusal={of('marks')} class="panel stack narrow">
        <h2>Notes de la commission</h2>
        {call.criteria.map(({ id, label, weight }) => (
          <Field
            label={`${label} (poids ${weight})`}
            name={`mark-${id}`}
            value={marks[`mark-${id}`]}
            hint="De 0 à 10."
            refusal={of('marks')}
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
