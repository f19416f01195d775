/** A gift that went its whole way; months are counted back from this one. */
export interface InventedGift {
  giver: string;
  fund: 'hearing' | 'meals' | 'outings';
  amountCents: number;
  monthsAgo: number;
  isReceipted: boolean;
}

const place = { postcode: '94140', commune: 'Alfortville' };

/** Nobody: their SIREN hold by their check digits. */
export const inventedGivers = [
  {
    kind: 'company',
    name: 'Imprimerie du Halage',
    legalForm: 'SARL',
    siren: '900300013',
    street: '5 quai de la Révolution',
    ...place,
    email: 'contact@halage.example',
  },
  {
    kind: 'company',
    name: 'Ascenseurs Montreuil',
    legalForm: 'SAS',
    siren: '900300021',
    street: '40 rue de Charenton',
    ...place,
    email: 'dons@ascenseurs.example',
  },
  {
    kind: 'company',
    name: 'Cabinet Rivière',
    legalForm: 'SELARL',
    siren: '900300039',
    street: '12 rue Véron',
    ...place,
    email: 'accueil@riviere.example',
  },
  {
    kind: 'company',
    name: 'Serres de la Marne',
    legalForm: 'SCEA',
    siren: '900300047',
    street: '3 allée des Bateliers',
    ...place,
    email: 'bonjour@serres.example',
  },
  { kind: 'person', name: 'Quentin', firstName: 'Paulette', street: '18 rue des Tilleuls', ...place },
  { kind: 'person', name: 'Mansour', firstName: 'Karim', street: '7 rue de Seine', ...place },
  { kind: 'person', name: 'Lefort', firstName: 'Agnès', street: '22 rue Louis-Blanc', ...place },
] as const;

export const inventedGifts: readonly InventedGift[] = [
  { giver: 'Imprimerie du Halage', fund: 'outings', amountCents: 2_400_00, monthsAgo: 16, isReceipted: true },
  { giver: 'Quentin', fund: 'meals', amountCents: 120_00, monthsAgo: 15, isReceipted: true },
  { giver: 'Ascenseurs Montreuil', fund: 'hearing', amountCents: 5_000_00, monthsAgo: 13, isReceipted: true },
  { giver: 'Lefort', fund: 'outings', amountCents: 80_00, monthsAgo: 12, isReceipted: true },
  { giver: 'Serres de la Marne', fund: 'meals', amountCents: 1_800_00, monthsAgo: 10, isReceipted: true },
  { giver: 'Cabinet Rivière', fund: 'hearing', amountCents: 1_200_00, monthsAgo: 8, isReceipted: false },
  { giver: 'Mansour', fund: 'meals', amountCents: 60_00, monthsAgo: 6, isReceipted: false },
  { giver: 'Imprimerie du Halage', fund: 'outings', amountCents: 3_000_00, monthsAgo: 4, isReceipted: false },
  { giver: 'Quentin', fund: 'meals', amountCents: 150_00, monthsAgo: 3, isReceipted: false },
  { giver: 'Ascenseurs Montreuil', fund: 'hearing', amountCents: 5_000_00, monthsAgo: 1, isReceipted: false },
];

/** What the gifts paid for. */
export const inventedExpenses = [
  {
    fund: 'outings',
    monthsAgo: 14,
    label: 'Car pour la sortie à Honfleur',
    reference: 'Mandat 87',
    amountCents: 1_350_00,
  },
  {
    fund: 'hearing',
    monthsAgo: 11,
    label: 'Bilans auditifs de fin d’année',
    reference: 'Mandat 214',
    amountCents: 2_160_00,
  },
  { fund: 'meals', monthsAgo: 9, label: 'Paniers de janvier et février', reference: 'Mandat 19', amountCents: 940_00 },
  { fund: 'meals', monthsAgo: 5, label: 'Paniers de mai et juin', reference: 'Mandat 96', amountCents: 680_50 },
  { fund: 'outings', monthsAgo: 3, label: 'Croisière sur la Marne', reference: 'Mandat 141', amountCents: 1_980_00 },
  { fund: 'hearing', monthsAgo: 2, label: 'Bilans auditifs de l’été', reference: 'Mandat 163', amountCents: 1_120_00 },
] as const;
