import { fieldsOf, type ShownForm } from '../../kernel/fields/fields-of.js';
import { MemberForm } from '../member-form.js';

interface Props extends ShownForm {
  /** What comes to that address. */
  hint?: string;
}

/** Somebody who gets a way in by mail: what to call them, and where to write. */
export function NameAndEmail({ hint, ...form }: Props) {
  const field = fieldsOf(MemberForm, form);
  return (
    <>
      <field.name label="Prénom ou nom" />
      <field.email label="Adresse électronique" hint={hint} />
    </>
  );
}
