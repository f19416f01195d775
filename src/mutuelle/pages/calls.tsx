import { frenchPhone } from '../../kernel/text/phone.js';
import { DataTable } from '../../kernel/ui/data-table.js';
import { Field, Form, TextArea } from '../../kernel/ui/form.js';
import { counted, frenchDay, frenchEuros } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { CRITERION_ROWS } from '../call-form.js';
import type { CallRow, CallView, CandidateView } from '../call.query.js';
import { bandsOf } from '../comparison.js';
import { ageRangeLabel } from '../tariff.js';
import { TariffGrid } from './tariff-grid.js';

type Values = Record<string, string | undefined>;

export function CallListPage({ calls }: { calls: CallRow[] }) {
  return (
    <div class="stack">
      <p>
        <a href="/ccas/mutuelle">Mutuelle</a>
      </p>
      <div class="row between">
        <h1>Appels à partenaires</h1>
        <a class="button" href="/ccas/mutuelle/appels/nouveau">
          <Icon name="plus" /> Nouvel appel
        </a>
      </div>
      {calls.length === 0 ? (
        <div class="empty">
          <p>
            Aucun appel encore. Écrivez le cahier des charges : les formules, les tranches d’âge, ce que la commission
            regarde.
          </p>
        </div>
      ) : (
        <ul class="entries">
          {calls.map(({ id, title, closesOn, candidates }) => (
            <li>
              <div>
                <p>
                  <a href={`/ccas/mutuelle/appels/${id}`}>
                    <strong>{title}</strong>
                  </a>
                </p>
                <p class="soft">
                  Réponses jusqu’au {frenchDay(closesOn)} · {counted(candidates, 'candidature')}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function CallFormPage({ token, values, refusal }: { token: string; values: Values; refusal?: Refusal }) {
  return (
    <div class="stack narrow">
      <p>
        <a href="/ccas/mutuelle/appels">Appels à partenaires</a>
      </p>
      <h1>Cahier des charges</h1>
      <Form action="/ccas/mutuelle/appels/nouveau" token={token} refusal={refusal}>
        <Field label="Titre" name="title" value={values.title} refusal={refusal} autocomplete="off" maxLength={120} />
        <Field label="Réponses jusqu’au" name="closesOn" type="date" value={values.closesOn} refusal={refusal} />
        <TextArea
          label="Formules demandées"
          name="plans"
          value={values.plans}
          hint="Une par ligne, six au plus : Essentiel, Confort, Étendu."
          refusal={refusal}
        />
        <Field
          label="Âges où commence chaque tranche"
          name="bandStarts"
          value={values.bandStarts}
          hint="Séparés par des virgules : 18, 60, 65, 70, 75, 80. La dernière tranche est ouverte."
          refusal={refusal}
          autocomplete="off"
        />
        <Field
          label="Poids du prix"
          name="costWeight"
          value={values.costWeight ?? '40'}
          hint="De 0 à 100, à côté des critères ci-dessous."
          refusal={refusal}
          inputmode="numeric"
        />
        <h2>Critères de garantie</h2>
        <p class="soft">Chacun sera noté de 0 à 10 par la commission. Ces notes restent entre agents.</p>
        {Array.from({ length: CRITERION_ROWS }, (_, index) => index + 1).map((row) => (
          <div class="pair">
            <Field
              label={`Critère ${row}`}
              name={`criterion${row}`}
              value={values[`criterion${row}`]}
              refusal={refusal}
              optional={row > 1}
              autocomplete="off"
            />
            <Field
              label={`Poids du critère ${row}`}
              name={`weight${row}`}
              value={values[`weight${row}`]}
              refusal={refusal}
              optional={row > 1}
              inputmode="numeric"
            />
          </div>
        ))}
        <button>Enregistrer</button>
      </Form>
    </div>
  );
}

interface CallProps {
  token: string;
  call: CallView;
  values?: Values;
  refusal?: Refusal;
}

export function CallPage({ token, call, values = {}, refusal }: CallProps) {
  const path = `/ccas/mutuelle/appels/${call.id}`;
  return (
    <div class="stack">
      <p>
        <a href="/ccas/mutuelle/appels">Appels à partenaires</a>
      </p>
      <div class="stack tight">
        <h1>{call.title}</h1>
        <p class="soft">
          Réponses jusqu’au {frenchDay(call.closesOn)} · formules : {call.plans.join(', ')}
        </p>
      </div>
      <section class="stack">
        <div class="row between">
          <h2>Candidatures</h2>
          {call.candidates.length > 0 && (
            <a class="button" href={`${path}/comparaison`}>
              <Icon name="scale" /> Comparer
            </a>
          )}
        </div>
        {call.candidates.length === 0 ? (
          <div class="empty">
            <p>Aucune candidature encore. Ajoutez la première ci-dessous.</p>
          </div>
        ) : (
          <ul class="entries">
            {call.candidates.map((candidate) => (
              <li>
                <div>
                  <p>
                    <a href={`${path}/candidatures/${candidate.id}`}>
                      <strong>{candidate.name}</strong>
                    </a>
                  </p>
                  <p class="soft">
                    {candidate.score.costMark === null ? 'Tarifs à entrer' : 'Tarifs entrés'} ·{' '}
                    {candidate.score.total === null ? 'à noter' : 'noté'}
                    {candidate.phone && ` · ${frenchPhone(candidate.phone)}`}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Form action={`${path}/candidatures`} token={token} refusal={refusal} class="panel stack narrow">
        <h2>Ajouter une candidature</h2>
        <Field
          label="Nom de la mutuelle"
          name="name"
          value={values.name}
          refusal={refusal}
          autocomplete="organization"
        />
        <Field label="SIREN" name="siren" value={values.siren} refusal={refusal} optional inputmode="numeric" />
        <Field
          label="Personne à qui parler"
          name="contactName"
          value={values.contactName}
          refusal={refusal}
          optional
          autocomplete="off"
        />
        <div class="pair">
          <Field
            label="Courriel"
            name="email"
            type="email"
            value={values.email}
            refusal={refusal}
            optional
            autocomplete="off"
          />
          <Field
            label="Téléphone"
            name="phone"
            type="tel"
            value={values.phone}
            refusal={refusal}
            optional
            autocomplete="off"
          />
        </div>
        <button>Ajouter</button>
      </Form>
    </div>
  );
}

interface CandidateProps extends CallProps {
  candidate: CandidateView;
  /** What was typed in the form that was refused, or what is known. */
  tariffs: Values;
  marks: Values;
  form?: 'prices' | 'file' | 'marks';
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

/** For the committee, agents only: costs and marks side by side, in the order the candidates came. */
export function ComparisonPage({ call }: { call: CallView }) {
  const bands = bandsOf(call.bandStarts);
  return (
    <div class="stack">
      <p>
        <a href={`/ccas/mutuelle/appels/${call.id}`}>{call.title}</a>
      </p>
      <div class="row between">
        <h1>Comparaison</h1>
        <a class="button quiet" href={`/ccas/mutuelle/appels/${call.id}/comparaison.pdf`}>
          <Icon name="printer" /> Pour le conseil (PDF)
        </a>
      </div>
      <p class="notice">
        Document interne à la commission. Il n’est ni montré ni résumé aux habitants, et ne recommande personne : les
        candidatures restent dans l’ordre où elles sont arrivées.
      </p>
      {call.plans.map((plan, index) => (
        <section class="stack">
          <h2>{plan} : cotisation mensuelle moyenne par tranche d’âge</h2>
          <DataTable
            label={`${plan}, par tranche d’âge`}
            columns={['Âge', ...call.candidates.map(({ name }) => name)]}
            rows={bands.map((band, at) => [
              ageRangeLabel(band),
              ...call.candidates.map(({ score }) => {
                const cost = score.costs[index]![at]!;
                return cost === null ? 'non donné' : frenchEuros(cost);
              }),
            ])}
          />
        </section>
      ))}
      <section class="stack">
        <h2>Notes sur 10, et leur moyenne pondérée</h2>
        <DataTable
          label="Notes sur 10"
          columns={['Critère', 'Poids', ...call.candidates.map(({ name }) => name)]}
          rows={[
            ['Prix', String(call.costWeight), ...call.candidates.map(({ score }) => mark(score.costMark))],
            ...call.criteria.map(({ id, label, weight }) => [
              label,
              String(weight),
              ...call.candidates.map(({ marks }) => mark(marks[id] ?? null)),
            ]),
          ]}
          total={['Moyenne pondérée', '', ...call.candidates.map(({ score }) => mark(score.total))]}
        />
        <p class="soft">Le prix : 10 pour la somme la plus basse de toutes les cases, les autres en proportion.</p>
      </section>
    </div>
  );
}

export function mark(value: number | null): string {
  return value === null ? 'à noter' : String(value).replace('.', ',');
}
