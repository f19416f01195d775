import { JOURNAL_MONTHS } from '../../kernel/audit/audit.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { RetentionForm } from '../retention-form.js';
import type { SectionFieldsProps } from '../../ccas/settings-section.js';

export function RetentionFields({ values, refusal }: SectionFieldsProps) {
  const field = fieldsOf(RetentionForm, { values, refusal });
  return (
    <>
      <p>
        En mois. Vous pouvez garder moins longtemps, jamais plus : ces durées sont celles que la CNIL recommande pour
        l’action sociale. La page <a href="/donnees-personnelles">Données personnelles</a> les annonce au public.
      </p>
      <field.keptResidentMonths />
      <field.keptRefusedMonths />
      <field.keptMailMonths />
      <p class="soft">
        Le journal de ce qui a été fait est gardé {JOURNAL_MONTHS} mois, ni plus ni moins : personne ne peut le
        raccourcir pour effacer une trace.
      </p>
    </>
  );
}
