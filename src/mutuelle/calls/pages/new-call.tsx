import { Field, Form, TextArea } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { CRITERION_ROWS } from '../call-form.js';

type Values = Record<string, string | undefined>;

export function NewCallPage({ token, values, refusal }: { token: string; values: Values; refusal?: Refusal }) {
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
