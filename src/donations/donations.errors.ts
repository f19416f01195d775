import { DomainError } from '../kernel/errors/domain-error.js';
import { frenchDay, frenchEuros } from '../kernel/ui/french.js';

export class DonorAlreadyKnown extends DomainError {
  readonly code = 'donor_already_known';
  readonly status = 409;

  constructor(donorId: string) {
    super('Ce SIREN est déjà celui d’un donateur.', {
      nextStep: 'Ouvrez sa fiche : un don de plus s’y ajoute.',
      extra: { donorId },
    });
  }
}

export class DonorErased extends DomainError {
  readonly code = 'donor_erased';
  readonly status = 409;

  constructor() {
    super('Les données de ce donateur ont été effacées.', { nextStep: 'Enregistrez un nouveau donateur.' });
  }
}

/** A receipt may still be asked for by the tax office: what it says is kept six years. */
export class DonorHasReceipts extends DomainError {
  readonly code = 'donor_has_receipts';
  readonly status = 409;

  constructor(until: string) {
    super(`Ce donateur a des reçus fiscaux, que la loi oblige à garder six ans : jusqu’au ${frenchDay(until)}.`, {
      nextStep: 'Ôtez le téléphone et le courriel s’il le demande ; l’effacement se fera après cette date.',
    });
  }
}

export class DonationNotCancellable extends DomainError {
  readonly code = 'donation_not_cancellable';
  readonly status = 409;

  constructor() {
    super('Ce don a un reçu fiscal valable : il ne peut pas être annulé ainsi.', {
      nextStep: 'Annulez d’abord le reçu fiscal, avec son motif.',
    });
  }
}

const wrongStates = {
  accept: ['donation_not_pledged', 'Seule une promesse peut être acceptée à titre provisoire.'],
  deliberate: [
    'donation_not_accepted',
    'Le conseil d’administration délibère sur les dons acceptés à titre provisoire par le président.',
  ],
  receive: [
    'donation_not_accepted',
    'Un don est reçu après avoir été accepté, au moins à titre provisoire (CASF, L123-8).',
  ],
  change: ['donation_closed', 'Ce don a un reçu fiscal ou est annulé : ce qu’il contient ne change plus.'],
  cancel: ['donation_closed', 'Ce don est déjà annulé.'],
} as const;

export class DonationInWrongState extends DomainError {
  readonly code: string;
  readonly status = 409;

  constructor(verb: keyof typeof wrongStates) {
    super(wrongStates[verb][1], { nextStep: 'Rechargez la page pour voir où en est ce don.' });
    this.code = wrongStates[verb][0];
  }
}

export class ReceptionAlreadyWhole extends DomainError {
  readonly code = 'reception_already_whole';
  readonly status = 409;

  constructor() {
    super('Ce don est déjà noté comme reçu en entier.', {
      nextStep: 'Un versement de plus est un nouveau don : enregistrez-le à part.',
    });
  }
}

export class NotDeliberated extends DomainError {
  readonly code = 'donation_not_deliberated';
  readonly status = 409;

  constructor() {
    super(
      'Pas de reçu fiscal avant la délibération : le conseil d’administration doit avoir accepté le don (CASF, L123-8).',
      {
        nextStep: 'Enregistrez d’abord la délibération, avec son numéro et sa date.',
      },
    );
  }
}

export class NothingToReceipt extends DomainError {
  readonly code = 'donation_not_received';
  readonly status = 409;

  constructor() {
    super('Pas de reçu fiscal avant la réception : rien de ce don n’attend de reçu.', {
      nextStep: 'Notez d’abord ce qui est arrivé, et quel jour.',
    });
  }
}

export class NotDescribed extends DomainError {
  readonly code = 'donation_not_described';
  readonly status = 409;

  constructor() {
    super(
      'Un don en nature se décrit en entier : chaque bien avec sa quantité et sa valeur, ou chaque rôle avec ses heures et son coût.',
      {
        nextStep: 'Complétez le détail du don, puis recommencez.',
      },
    );
  }
}

export class SettingsIncomplete extends DomainError {
  readonly code = 'donation_settings_incomplete';
  readonly status = 409;

  constructor(missing: string[]) {
    super(`Il manque aux réglages des dons : ${missing.join(', ')}.`, {
      nextStep: 'Un responsable les complète dans « Dons », « Réglages ».',
      extra: { missing },
    });
  }
}

export class DonorIncomplete extends DomainError {
  readonly code = 'donor_incomplete';
  readonly status = 409;

  constructor() {
    super('L’adresse du donateur est incomplète : un reçu fiscal porte la rue, le code postal et la commune.', {
      nextStep: 'Complétez la fiche du donateur, puis recommencez.',
    });
  }
}

export class ReceiptAlreadyVoided extends DomainError {
  readonly code = 'receipt_already_voided';
  readonly status = 409;

  constructor() {
    super('Ce reçu fiscal est déjà annulé.', { nextStep: 'Son numéro reste le sien ; faites un nouveau reçu.' });
  }
}

export class ReceiptVoided extends DomainError {
  readonly code = 'receipt_voided';
  readonly status = 409;

  constructor() {
    super('Ce reçu fiscal est annulé : il ne s’envoie plus et n’a pas de duplicata.', {
      nextStep: 'Envoyez celui qui le remplace.',
    });
  }
}

export class ReceiptPurged extends DomainError {
  readonly code = 'receipt_purged';
  readonly status = 410;

  constructor() {
    super('Ce reçu a plus de six ans : son contenu n’est plus gardé.', {
      nextStep: 'Seuls son numéro et son montant restent.',
    });
  }
}

export class NoAddressToWriteTo extends DomainError {
  readonly code = 'no_email';
  readonly status = 409;

  constructor() {
    super('Aucune adresse électronique n’est connue pour ce don.', { nextStep: 'Imprimez et envoyez par la poste.' });
  }
}

export class OverTheBalance extends DomainError {
  readonly code = 'over_the_balance';
  readonly status = 409;

  constructor(leftCents: number, on: string) {
    super(
      `Une action ne dépense pas plus que ce qu’elle a reçu : il reste ${frenchEuros(Math.max(0, leftCents))} au ${frenchDay(on)}.`,
      {
        nextStep: 'Diminuez le montant, changez la date, ou faites voter un virement entre actions.',
        errors: [{ field: 'amount', code: 'over_the_balance', detail: 'Ce montant dépasse le solde de l’action.' }],
        extra: { leftCents },
      },
    );
  }
}

/** Money given back had been spent, so taking it away would leave the fund below zero. */
export class AlreadySpent extends DomainError {
  readonly code = 'already_spent';
  readonly status = 409;

  constructor() {
    super('L’action a déjà dépensé cet argent : le rendre laisserait son solde sous zéro.', {
      nextStep: 'Faites d’abord voter un virement vers cette action, ou corrigez ses dépenses.',
    });
  }
}

export class FundClosed extends DomainError {
  readonly code = 'fund_closed';
  readonly status = 409;

  constructor() {
    super('Cette action ne collecte plus.', {
      nextStep: 'Choisissez-en une autre.',
      errors: [
        { field: 'fundId', code: 'fund_closed', detail: 'Cette action ne collecte plus : choisissez-en une autre.' },
      ],
    });
  }
}

export class DeliberationDiffers extends DomainError {
  readonly code = 'deliberation_differs';
  readonly status = 409;

  constructor(decidedOn: string) {
    super(`La délibération de ce numéro est du ${frenchDay(decidedOn)}.`, {
      nextStep: 'Vérifiez le numéro et la date.',
      errors: [
        {
          field: 'decidedOn',
          code: 'deliberation_differs',
          detail: 'Ce numéro est celui d’une délibération d’un autre jour.',
        },
      ],
    });
  }
}

export class UnreadableBankFile extends DomainError {
  readonly status = 422;

  constructor(
    readonly code: 'not_csv' | 'no_columns' | 'no_lines',
    detail: string,
  ) {
    super(detail, {
      nextStep:
        'Dans votre banque ou votre tableur, exportez au format CSV avec une ligne de titres : Date, Libellé, Crédit.',
      errors: [{ field: 'file', code, detail }],
    });
  }
}

export class BankLineClosed extends DomainError {
  readonly code = 'bank_line_closed';
  readonly status = 409;

  constructor() {
    super('Cette ligne est déjà traitée.', { nextStep: 'Rechargez la page.' });
  }
}

export class AccountsMissing extends DomainError {
  readonly code = 'accounts_missing';
  readonly status = 409;

  constructor(missing: string[]) {
    super(`Il manque des comptes pour écrire ce fichier : ${missing.join(', ')}.`, {
      nextStep: 'Un responsable les écrit dans « Dons », « Réglages ».',
    });
  }
}
