import type { SectionFieldsProps } from '../../ccas/settings-section.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { FieldNotes, fieldFacts } from '../../kernel/ui/field-frame.js';
import { PassRulesForm } from '../pass-rules-form.js';

export function PassRulesFields({ values, refusal }: SectionFieldsProps) {
  const field = fieldsOf(PassRulesForm, { values, refusal });
  const labels = [field.label1, field.label2, field.label3];
  const facts = fieldFacts('offered', undefined, refusal);
  const offered = [values.offered ?? []].flat();
  return (
    <>
      <div class="pair">
        <field.minimumAge />
        <field.validityMonths />
        <field.phoneLimit />
      </div>
      <fieldset class={facts.error ? 'field wrong' : 'field'} aria-describedby={facts.describedBy}>
        <legend>Catégories délivrées</legend>
        <FieldNotes {...facts} />
        <p class="hint">
          Une catégorie décochée n’est plus délivrée ; ceux qui l’ont la gardent. La catégorie 3 se donne sans condition
          d’âge, sur présentation de la carte.
        </p>
        {labels.map((Label, place) => (
          <div class="pair hours-row">
            <div class="choices">
              <label>
                <input
                  type="checkbox"
                  id={place === 0 ? facts.id : undefined}
                  name="offered"
                  value={String(place + 1)}
                  checked={offered.includes(String(place + 1))}
                  autofocus={(place === 0 && facts.isRefused) || undefined}
                />
                Délivrer la catégorie {place + 1}
              </label>
            </div>
            <Label />
          </div>
        ))}
      </fieldset>
    </>
  );
}
