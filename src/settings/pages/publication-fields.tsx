import { Field, TextArea } from '../../kernel/ui/form.js';
import type { SectionFieldsProps } from '../section.js';

export function PublicationFields({ values, refusal }: SectionFieldsProps) {
  const field = (name: string) => ({ name, value: [values[name] ?? ''].flat()[0], refusal, optional: true });
  return (
    <>
      <p>
        La loi demande à tout site public de les dire. Elles paraissent sur{' '}
        <a href="/mentions-legales">Mentions légales</a> et <a href="/donnees-personnelles">Données personnelles</a>. Ce
        qui manque y est signalé.
      </p>
      <Field
        label="Directeur ou directrice de la publication"
        {...field('publicationDirector')}
        maxLength={120}
        autocomplete="off"
        hint="Le plus souvent la présidente ou le président du CCAS."
      />
      <Field
        label="Hébergeur"
        {...field('hostName')}
        maxLength={120}
        autocomplete="off"
        hint="L’entreprise ou le service qui fait fonctionner le serveur."
      />
      <TextArea label="Adresse et téléphone de l’hébergeur" {...field('hostContact')} />
      <TextArea
        label="Joindre le délégué à la protection des données"
        {...field('dpoContact')}
        hint="Une adresse électronique ou postale. Tout CCAS doit avoir un délégué (RGPD, article 37)."
      />
    </>
  );
}
