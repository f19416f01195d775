import { DomainError } from '../../kernel/errors/domain-error.js';
import { refusal } from '../../kernel/errors/refusal.js';

export const NoWayThere = refusal(
  'wrong_enrolment_state',
  409,
  (detail: string) => detail,
  'Rechargez la fiche : elle a peut-être changé depuis.',
);

export const ConsentNeeded = refusal(
  'consent_needed',
  409,
  'Cette personne n’a pas donné son accord pour que ses coordonnées soient transmises.',
  'Lisez-lui le texte de l’accord, notez sa réponse, puis transmettez.',
);

export class OpenPathExists extends DomainError {
  readonly code = 'open_path_exists';
  readonly status = 409;

  constructor(readonly enrolmentId: string) {
    super('Cette personne a déjà un parcours en cours.', {
      nextStep: 'Ouvrez-le plutôt que d’en commencer un second.',
      extra: { enrolmentId },
    });
  }
}
