import { Tick } from '../../../kernel/ui/choices.js';
import { Field, Form, TextArea } from '../../../kernel/ui/form.js';
import { PhoneAndEmail } from '../../../kernel/ui/phone-and-email.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { PLAN_ROWS } from '../read-agreement.js';

type Values = Record<string, string | undefined>;
const base = '/ccas/mutuelle/conventions';

interface FormProps {
  token: string;
  values: Values;
  refusal?: Refusal;
}

export function NewAgreementPage({ token, values, refusal }: FormProps) {
  return (
    <div class="stack narrow">
      <p>
        <a href={base}>Conventions</a>
      </p>
      <h1>Nouvelle convention</h1>
      <Form action={`${base}/nouvelle`} token={token} refusal={refusal}>
        {values.candidateId && <input type="hidden" name="candidateId" value={values.candidateId} />}
        {values.callId && <input type="hidden" name="callId" value={values.callId} />}
        <Field
          label="Mutuelle"
          name="insurerName"
          value={values.insurerName}
          refusal={refusal}
          autocomplete="organization"
          maxLength={120}
        />
        <Field label="SIREN" name="siren" value={values.siren} refusal={refusal} optional inputmode="numeric" />
        <PhoneAndEmail values={values} refusal={refusal} phoneLabel="Téléphone pour les habitants" />
        <div class="pair">
          <Field label="Premier jour" name="startsOn" type="date" value={values.startsOn} refusal={refusal} />
          <Field label="Dernier jour" name="endsOn" type="date" value={values.endsOn} refusal={refusal} />
        </div>
        <Tick
          label="Se reconduit d’elle-même, un an à la fois"
          name="isRenewedTacitly"
          checked={values.isRenewedTacitly === 'oui'}
          refusal={refusal}
        />
        <Field
          label="Préavis, en mois"
          name="noticeMonths"
          value={values.noticeMonths ?? '3'}
          refusal={refusal}
          inputmode="numeric"
        />
        <Field label="Prochain bilan annuel" name="reviewOn" type="date" value={values.reviewOn} refusal={refusal} />
        <Tick
          label="Ouverte aussi aux personnes qui travaillent dans la commune"
          name="isOpenToWorkers"
          checked={values.isOpenToWorkers === 'oui'}
          refusal={refusal}
        />
        <TextArea
          label="Note sur les tarifs"
          name="tariffNote"
          value={values.tariffNote}
          hint="Dans les mots de la mutuelle : comment l’âge est compté, quand les montants changent."
          refusal={refusal}
          optional
        />
        <h2>Formules</h2>
        {Array.from({ length: PLAN_ROWS }, (_, index) => index + 1).map((row) => (
          <div class="stack tight">
            <Field
              label={`Formule ${row}`}
              name={`plan${row}`}
              value={values[`plan${row}`]}
              refusal={refusal}
              optional={row > 1}
              autocomplete="off"
              maxLength={60}
            />
            <TextArea
              label={`Ce que couvre la formule ${row}`}
              name={`cover${row}`}
              value={values[`cover${row}`]}
              hint="Le texte de la mutuelle, tel quel."
              refusal={refusal}
              optional={row > 1}
            />
          </div>
        ))}
        <button>Enregistrer, puis entrer les tarifs</button>
      </Form>
    </div>
  );
}
