import { DomainError } from '../kernel/errors/domain-error.js';

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
