import { Field } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';

interface Props {
  values: Record<string, string | undefined>;
  refusal?: Refusal;
  /** What comes to that address. */
  hint?: string;
}

/** Somebody who gets a way in by mail: what to call them, and where to write. */
export function NameAndEmail({ values, refusal, hint }: Props) {
  return (
    <>
      <Field
        label="Prénom ou nom"
        name="name"
        value={values.name}
        refusal={refusal}
        autocomplete="off"
        maxLength={80}
      />
      <Field
        label="Adresse électronique"
        name="email"
        type="email"
        value={values.email}
        hint={hint}
        refusal={refusal}
        autocomplete="off"
      />
    </>
  );
}
