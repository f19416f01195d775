import { Printed, PrintedText } from '../kernel/fields/printed.js';
import { VersionedForm } from '../ccas/version-in.js';

/** What the law has a public site say of who publishes it. */
export class PublicationForm extends VersionedForm {
  @Printed(120, {
    optional: true,
    label: 'Directeur ou directrice de la publication',
    hint: 'Le plus souvent la présidente ou le président du CCAS.',
    autocomplete: 'off',
  })
  publicationDirector!: string | null;

  @Printed(120, {
    optional: true,
    label: 'Hébergeur',
    hint: 'L’entreprise ou le service qui fait fonctionner le serveur.',
    autocomplete: 'off',
  })
  hostName!: string | null;

  @PrintedText(200, { optional: true, label: 'Adresse et téléphone de l’hébergeur' })
  hostContact!: string | null;

  @PrintedText(200, {
    optional: true,
    label: 'Joindre le délégué à la protection des données',
    hint: 'Une adresse électronique ou postale. Tout CCAS doit avoir un délégué (RGPD, article 37).',
  })
  dpoContact!: string | null;
}
