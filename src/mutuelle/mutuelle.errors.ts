import { DomainError, InvalidInput } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';
import { type C2sTerritory, territoryWords } from './c2s-territory.js';
import { officialC2sSimulator } from './mutuelle-words.js';

/** One field and what is wrong with it. */
export function refuse(field: string, code: string, detail: string): InvalidInput {
  return new InvalidInput([{ field, code, detail }]);
}

export const NoAgreement = refusal(
  'no_agreement',
  409,
  'Aucune convention avec une mutuelle n’est en vigueur.',
  'Enregistrez la convention et sa date de signature, puis recommencez.',
);

export const AgreementOverlaps = refusal(
  'agreement_overlaps',
  409,
  (insurer: string) => `Ces dates recouvrent la convention signée avec ${insurer}.`,
  'Une seule convention est en vigueur à la fois, pour ne jamais comparer des assureurs devant les habitants. Changez les dates, ou mettez d’abord fin à l’autre.',
);

export class WrongAgreementState extends DomainError {
  readonly code = 'wrong_agreement_state';
  readonly status = 409;

  constructor(detail: string, nextStep: string) {
    super(detail, { nextStep });
  }
}

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

export class ScaleOverlaps extends DomainError {
  readonly code = 'scale_overlaps';
  readonly status = 409;

  constructor() {
    const detail = 'Ces dates recouvrent des plafonds déjà enregistrés.';
    super(detail, {
      nextStep: 'Donnez des dates qui suivent les précédentes, ou corrigez la ligne existante.',
      errors: [{ field: 'validFrom', code: 'scale_overlaps', detail }],
    });
  }
}

/** Said rather than a wrong answer, which would turn somebody away from a right. */
export const CeilingsOfElsewhere = refusal(
  'c2s_ceilings_of_elsewhere',
  409,
  (territory: C2sTerritory) =>
    `Les plafonds de la C2S que nous avons sont ceux de ${territoryWords[territory]} : ici, ils sont différents.`,
  `Faites le calcul sur le simulateur officiel : ${officialC2sSimulator}. Un responsable du CCAS peut entrer les plafonds d’ici.`,
);
