import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Field, Form, TextArea } from '../../../kernel/ui/form.js';
import { PhoneAndEmail } from '../../../kernel/ui/phone-and-email.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { AgreementForm } from '../agreement-form.js';
import { PLAN_ROWS } from '../read-agreement.js';

type Values = Record<string, string | undefined>;
const base = '/ccas/mutuelle/conventions';

interface FormProps {
  token: string;
  values: Values;
  refusal?: Refusal;
}

export function NewAgreementPage({ token, values, refusal }: FormProps) {
  const field = fieldsOf(AgreementForm, { values, refusal });
  return (
    <div class="stack narrow">
      <p>
        <a href={base}>Conventions</a>
      </p>
      <h1>Nouvelle convention</h1>
      <Form action={`${base}/nouvelle`} token={token} refusal={refusal}>
        {values.candidateId && <input type="hidden" name="candidateId" value={values.candidateId} />}
        {values.callId && <input type="hidden" name="callId" value={values.callId} />}
        <field.insurerName />
        <field.siren />
        <PhoneAndEmail values={values} refusal={refusal} phoneLabel="Téléphone pour les habitants" />
        <div class="pair">
          <field.startsOn />
          <field.endsOn />
        </div>
        <field.isRenewedTacitly />
        <field.noticeMonths value={values.noticeMonths ?? '3'} />
        <field.reviewOn />
        <field.isOpenToWorkers />
        <field.tariffNote />
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
