import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { dayOf } from '../../../kernel/time/instant-of.js';
import { Field, Form } from '../../../kernel/ui/form.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { DocumentForm } from '../document-form.js';
import type { AgreementDocument } from '../agreement.query.js';

interface Props {
  token: string;
  /** Of the agreement's page. */
  path: string;
  documents: AgreementDocument[];
  /** As typed before. */
  label?: string;
  refusal?: Refusal;
}

export function AgreementDocuments({ token, path, documents, label, refusal }: Props) {
  const field = fieldsOf(DocumentForm, { values: { label }, refusal });
  return (
    <section class="panel stack">
      <h2>Documents</h2>
      <ul class="entries">
        {documents.map(({ id, label, name, addedAt }) => (
          <li>
            <a href={`${path}/documents/${id}`}>{label}</a>
            <span class="soft">
              {name}, ajouté le {frenchDay(dayOf(addedAt))}
            </span>
          </li>
        ))}
      </ul>
      <Form action={`${path}/documents`} token={token} refusal={refusal} file class="stack narrow">
        <field.label />
        <Field
          label="Fichier"
          name="file"
          type="file"
          accept="application/pdf,image/png,image/jpeg"
          hint="PDF, PNG ou JPEG, 10 Mo au plus."
          refusal={refusal}
        />
        <button class="quiet">Ajouter le document</button>
      </Form>
    </section>
  );
}
