import { Field, Select } from '../../../kernel/ui/form.js';
import { PhoneAndEmail } from '../../../kernel/ui/phone-and-email.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';

type Values = Record<string, string | undefined>;

export interface PersonProps {
  values: Values;
  refusal?: Refusal;
  /** `94002` → `Alfortville`, and `works` where the agreement allows it. */
  places: [string, string][];
  isBirthAsked?: boolean;
}

/** Who, as they say it themselves: nothing is looked up, so nothing is told of whether there is a dossier. */
export function PersonFields({ values, refusal, places, isBirthAsked }: PersonProps) {
  return (
    <>
      <div class="pair">
        <Field
          label="Nom"
          name="lastName"
          value={values.lastName}
          refusal={refusal}
          autocomplete="family-name"
          maxLength={100}
        />
        <Field
          label="Prénom"
          name="firstName"
          value={values.firstName}
          refusal={refusal}
          autocomplete="given-name"
          maxLength={100}
        />
      </div>
      {isBirthAsked && (
        <Field
          label="Date de naissance"
          name="bornOn"
          value={values.bornOn}
          hint="Jour, mois, année : 02/03/1948."
          refusal={refusal}
          autocomplete="bday"
          inputmode="numeric"
        />
      )}
      <Select label="Vous habitez" name="communeCode" value={values.communeCode} options={places} refusal={refusal} />
      <PhoneAndEmail values={values} refusal={refusal} isPhoneNeeded={!isBirthAsked} isOwn />
    </>
  );
}
