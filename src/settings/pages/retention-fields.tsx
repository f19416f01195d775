import { JOURNAL_MONTHS } from '../../kernel/audit/audit.js';
import { Field } from '../../kernel/ui/form.js';
import type { SectionFieldsProps } from '../section.js';

export function RetentionFields({ values, refusal }: SectionFieldsProps) {
  const field = (name: string) => ({
    name,
    value: [values[name] ?? ''].flat()[0],
    refusal,
    inputmode: 'numeric' as const,
    maxLength: 2,
  });
  return (
    <>
      <p>
        En mois. Vous pouvez garder moins longtemps, jamais plus : ces durées sont celles que la CNIL recommande pour
        l’action sociale. La page <a href="/donnees-personnelles">Données personnelles</a> les annonce au public.
      </p>
      <Field
        label="Dossier d’un usager, après le dernier contact"
        {...field('keptResidentMonths')}
        hint="De 6 à 24 mois. Ensuite il est effacé ; le registre ne garde qu’un numéro au hasard."
      />
      <Field
        label="Demande de pass refusée"
        {...field('keptRefusedMonths')}
        hint="De 2 à 6 mois : deux mois au moins, le temps d’un recours."
      />
      <Field label="Adresse et texte des courriels envoyés" {...field('keptMailMonths')} hint="De 1 à 6 mois." />
      <p class="soft">
        Le journal de ce qui a été fait est gardé {JOURNAL_MONTHS} mois, ni plus ni moins : personne ne peut le
        raccourcir pour effacer une trace.
      </p>
    </>
  );
}
