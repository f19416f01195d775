import { DomainError, InvalidInput } from '../kernel/errors/domain-error.js';
import { type C2sTerritory, territoryWords } from './c2s-territory.js';
import { officialC2sSimulator } from './mutuelle-words.js';

/** One field and what is wrong with it. */
export function refuse(field: string, code: string, detail: string): InvalidInput {
  return new InvalidInput([{ field, code, detail }]);
}

export class NoAgreement extends DomainError {
  readonly code = 'no_agreement';
  readonly status = 409;

  constructor() {
    super('Aucune convention avec une mutuelle n’est en vigueur.', {
      nextStep: 'Enregistrez la convention et sa date de signature, puis recommencez.',
    });
  }
}

export class AgreementOverlaps extends DomainError {
  readonly code = 'agreement_overlaps';
  readonly status = 409;

  constructor(insurer: string) {
    super(`Ces dates recouvrent la convention signée avec ${insurer}.`, {
      nextStep:
        'Une seule convention est en vigueur à la fois, pour ne jamais comparer des assureurs devant les habitants. Changez les dates, ou mettez d’abord fin à l’autre.',
    });
  }
}

export class WrongAgreementState extends DomainError {
  readonly code = 'wrong_agreement_state';
  readonly status = 409;

  constructor(detail: string, nextStep: string) {
    super(detail, { nextStep });
  }
}

export class NoWayThere extends DomainError {
  readonly code = 'wrong_enrolment_state';
  readonly status = 409;

  constructor(detail: string) {
    super(detail, { nextStep: 'Rechargez la fiche : elle a peut-être changé depuis.' });
  }
}

export class ConsentNeeded extends DomainError {
  readonly code = 'consent_needed';
  readonly status = 409;

  constructor() {
    super('Cette personne n’a pas donné son accord pour que ses coordonnées soient transmises.', {
      nextStep: 'Lisez-lui le texte de l’accord, notez sa réponse, puis transmettez.',
    });
  }
}

export class SlotPast extends DomainError {
  readonly code = 'slot_past';
  readonly status = 409;

  constructor() {
    const detail = 'Cette heure est passée.';
    super(detail, {
      nextStep: 'Choisissez une heure à venir, ou demandez à être rappelé·e.',
      errors: [{ field: 'slotId', code: 'slot_past', detail: 'Choisissez une heure à venir.' }],
    });
  }
}

export class PermanenceClosed extends DomainError {
  readonly code = 'permanence_closed';
  readonly status = 409;

  constructor() {
    super('Cette permanence est annulée ou terminée.', { nextStep: 'Choisissez-en une autre.' });
  }
}

export class AlreadyBooked extends DomainError {
  readonly code = 'already_booked';
  readonly status = 409;

  constructor() {
    super('Cette personne a déjà une place, ou attend déjà, à cette permanence.', {
      nextStep: 'Annulez d’abord son rendez-vous pour lui en donner un autre.',
    });
  }
}

export class BookingOver extends DomainError {
  readonly code = 'booking_over';
  readonly status = 409;

  constructor() {
    super('Ce rendez-vous est déjà annulé ou passé.', { nextStep: 'Prenez-en un autre, ou appelez le CCAS.' });
  }
}

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
export class CeilingsOfElsewhere extends DomainError {
  readonly code = 'c2s_ceilings_of_elsewhere';
  readonly status = 409;

  constructor(territory: C2sTerritory) {
    super(
      `Les plafonds de la C2S que nous avons sont ceux de ${territoryWords[territory]} : ici, ils sont différents.`,
      {
        nextStep: `Faites le calcul sur le simulateur officiel : ${officialC2sSimulator}. Un responsable du CCAS peut entrer les plafonds d’ici.`,
      },
    );
  }
}
