import { Field } from '../../kernel/ui/form.js';
import { FieldNotes, fieldFacts } from '../../kernel/ui/field-frame.js';
import type { SectionFieldsProps } from '../section.js';

export function PassFields({ values, refusal }: SectionFieldsProps) {
  const field = (name: string) => ({ name, value: [values[name] ?? ''].flat()[0], refusal });
  const facts = fieldFacts('offered', undefined, refusal);
  const offered = [values.offered ?? []].flat();
  return (
    <>
      <div class="pair">
        <Field
          label="Âge minimum"
          {...field('minimumAge')}
          inputmode="numeric"
          maxLength={3}
          hint="En années, le jour où le pass est délivré. De 50 à 100."
        />
        <Field
          label="Durée du pass"
          {...field('validityMonths')}
          inputmode="numeric"
          maxLength={3}
          hint="En mois. Les pass déjà délivrés gardent leur date."
        />
        <Field
          label="Téléphones par pass"
          {...field('phoneLimit')}
          inputmode="numeric"
          maxLength={2}
          hint="Ceux des aidants compris. De 1 à 20."
        />
      </div>
      <fieldset class={facts.error ? 'field wrong' : 'field'} aria-describedby={facts.describedBy}>
        <legend>Catégories délivrées</legend>
        <FieldNotes {...facts} />
        <p class="hint">
          Une catégorie décochée n’est plus délivrée ; ceux qui l’ont la gardent. La catégorie 3 se donne sans condition
          d’âge, sur présentation de la carte.
        </p>
        {[1, 2, 3].map((category, place) => (
          <div class="pair hours-row">
            <div class="choices">
              <label>
                <input
                  type="checkbox"
                  id={place === 0 ? facts.id : undefined}
                  name="offered"
                  value={String(category)}
                  checked={offered.includes(String(category))}
                  autofocus={(place === 0 && facts.isRefused) || undefined}
                />
                Délivrer la catégorie {category}
              </label>
            </div>
            <Field label={`Nom de la catégorie ${category}`} {...field(`label${category}`)} maxLength={40} />
          </div>
        ))}
      </fieldset>
    </>
  );
}
