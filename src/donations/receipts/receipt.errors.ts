import { DomainError } from '../../kernel/errors/domain-error.js';
import { refusal } from '../../kernel/errors/refusal.js';

export const NotDeliberated = refusal(
  'donation_not_deliberated',
  409,
  'Pas de reçu fiscal avant la délibération : le conseil d’administration doit avoir accepté le don (CASF, L123-8).',
  'Enregistrez d’abord la délibération, avec son numéro et sa date.',
);

export const NothingToReceipt = refusal(
  'donation_not_received',
  409,
  'Pas de reçu fiscal avant la réception : rien de ce don n’attend de reçu.',
  'Notez d’abord ce qui est arrivé, et quel jour.',
);

export const NotDescribed = refusal(
  'donation_not_described',
  409,
  'Un don en nature se décrit en entier : chaque bien avec sa quantité et sa valeur, ou chaque rôle avec ses heures et son coût.',
  'Complétez le détail du don, puis recommencez.',
);

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

export const DonorIncomplete = refusal(
  'donor_incomplete',
  409,
  'L’adresse du donateur est incomplète : un reçu fiscal porte la rue, le code postal et la commune.',
  'Complétez la fiche du donateur, puis recommencez.',
);

export const ReceiptAlreadyVoided = refusal(
  'receipt_already_voided',
  409,
  'Ce reçu fiscal est déjà annulé.',
  'Son numéro reste le sien ; faites un nouveau reçu.',
);

export const ReceiptVoided = refusal(
  'receipt_voided',
  409,
  'Ce reçu fiscal est annulé : il ne s’envoie plus et n’a pas de duplicata.',
  'Envoyez celui qui le remplace.',
);

export const ReceiptPurged = refusal(
  'receipt_purged',
  410,
  'Ce reçu a plus de six ans : son contenu n’est plus gardé.',
  'Seuls son numéro et son montant restent.',
);

export const NoAddressToWriteTo = refusal(
  'no_email',
  409,
  'Aucune adresse électronique n’est connue pour ce don.',
  'Imprimez et envoyez par la poste.',
);
