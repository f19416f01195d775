export const donationKinds = ['money', 'goods', 'skills'] as const;
export type DonationKind = (typeof donationKinds)[number];

export const donationStates = [
  'pledged',
  'accepted_provisionally',
  'deliberated',
  'received',
  'receipted',
  'cancelled',
] as const;
export type DonationState = (typeof donationStates)[number];

export const paymentWays = ['transfer', 'cheque', 'cash', 'other'] as const;
export type PaymentWay = (typeof paymentWays)[number];

export const donationKindLabels: Record<DonationKind, string> = {
  money: 'Argent',
  goods: 'Biens',
  skills: 'Compétences',
};

/** What a person chooses from, with a word of help. */
export const donationKindChoices: [DonationKind, string, string][] = [
  ['money', 'De l’argent', 'par virement'],
  ['goods', 'Des biens', 'du matériel, des produits'],
  ['skills', 'Des compétences', 'le temps de salariés'],
];

/** Badge: look, icon, words. */
export const donationStateLooks: Record<DonationState, [look: string, icon: string, label: string]> = {
  pledged: ['waiting', 'hourglass', 'À accepter'],
  accepted_provisionally: ['waiting', 'gavel', 'À délibérer'],
  deliberated: ['waiting', 'banknote', 'À recevoir'],
  received: ['waiting', 'receipt-text', 'Reçu fiscal à faire'],
  receipted: ['accepted', 'check', 'Reçu fiscal fait'],
  cancelled: ['refused', 'octagon-x', 'Annulé'],
};

/** As the receipt says it. */
export const paymentWayLabels: Record<PaymentWay, string> = {
  transfer: 'Virement, prélèvement, carte bancaire',
  cheque: 'Chèque',
  cash: 'Remise d’espèces',
  other: 'Autre mode de versement',
};

export const valuationLabels = {
  cost: 'coût de revient (bien sorti du stock)',
  net_book: 'valeur nette comptable (bien immobilisé)',
} as const;

/** What the donor reads, where it stands. */
export const donationStateSentences: Record<DonationState, string> = {
  pledged: 'Nous avons bien reçu votre promesse. Le CCAS va l’examiner.',
  accepted_provisionally:
    'Le président du CCAS a accepté votre don à titre provisoire. Le conseil d’administration va en délibérer.',
  deliberated: 'Le conseil d’administration a accepté votre don.',
  received: 'Votre don est arrivé. Votre reçu fiscal se prépare.',
  receipted: 'Votre don est arrivé et votre reçu fiscal est fait.',
  cancelled: 'Ce don est annulé.',
};
