import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { PublicationForm } from '../publication-form.js';
import type { SectionFieldsProps } from '../../ccas/settings-section.js';

export function PublicationFields({ values, refusal }: SectionFieldsProps) {
  const field = fieldsOf(PublicationForm, { values, refusal });
  return (
    <>
      <p>
        La loi demande à tout site public de les dire. Elles paraissent sur{' '}
        <a href="/mentions-legales">Mentions légales</a> et <a href="/donnees-personnelles">Données personnelles</a>. Ce
        qui manque y est signalé.
      </p>
      <field.publicationDirector />
      <field.hostName />
      <field.hostContact />
      <field.dpoContact />
    </>
  );
}
