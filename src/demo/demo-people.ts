/** Invented people and shops of a demonstration in Alfortville (INSEE 94002). No one here exists. */
export const demoResidents = [
  {
    lastName: 'Le Bràs-Petit',
    firstName: 'Jeanne',
    bornOn: '1948-03-02',
    address: '12 rue des Glycines',
    phone: '01 55 00 10 01',
    category: 1,
  },
  {
    lastName: 'Benhaïm',
    firstName: 'Maurice',
    bornOn: '1941-11-19',
    address: '3 quai de la Révolution',
    phone: '01 55 00 10 02',
    category: 1,
  },
  {
    lastName: 'de La Fontanelle',
    firstName: 'Marie-Thérèse',
    bornOn: '1937-06-30',
    address: '27 rue du Pont',
    phone: '01 55 00 10 03',
    category: 2,
  },
  {
    lastName: 'N’Diaye',
    firstName: 'Aïssatou',
    bornOn: '1955-01-08',
    address: '8 allée du 8-Mai',
    phone: '06 55 00 10 04',
    category: 1,
  },
  {
    lastName: 'Nguyễn',
    firstName: 'Văn Hùng',
    bornOn: '1950-09-14',
    address: '41 rue de Seine',
    phone: '01 55 00 10 05',
    category: 1,
  },
  {
    lastName: 'Œuvrard',
    firstName: 'Lucien',
    bornOn: '1933-12-25',
    address: '5 place du Marché',
    phone: '01 55 00 10 06',
    category: 1,
  },
  {
    lastName: 'Wojciechowska-Delacroix',
    firstName: 'Irène',
    bornOn: '1946-04-17',
    address: '19 rue Louis-Blanc',
    phone: '01 55 00 10 07',
    category: 2,
  },
  {
    lastName: 'Mac Donnell',
    firstName: 'Élisabeth',
    bornOn: '1979-08-05',
    address: '2 rue des Camélias',
    phone: '06 55 00 10 08',
    category: 3,
  },
  {
    lastName: 'Şahin',
    firstName: 'Emine',
    bornOn: '1952-02-28',
    address: '14 rue Étienne-Dolet',
    phone: '06 55 00 10 09',
    category: null,
  },
  {
    lastName: 'D’Angelo',
    firstName: 'Giuseppe',
    bornOn: '1944-07-21',
    address: '33 rue de Charenton',
    phone: '01 55 00 10 10',
    category: null,
  },
] as const;

/** SIRETs that hold by their check digits and belong to no one. */
export const demoPartners = [
  {
    siret: '90010020700019',
    kind: 'shop',
    name: 'Boulangerie du Pont',
    address: '4 rue du Pont',
    neighbourhood: 'Bords de Seine',
    phone: '01 55 00 10 41',
    wheelchair: 'yes',
    openingHours: [
      { weekdays: [2, 3, 4, 5, 6], from: '07:00', to: '13:30' },
      { weekdays: [2, 3, 4, 5, 6], from: '15:30', to: '19:30' },
      { weekdays: [7], from: '07:00', to: '13:00' },
    ],
    latitude: 48.8059,
    longitude: 2.4156,
    offers: [
      {
        title: '10 % le mardi, une fois par jour',
        benefit: { kind: 'percent', value: 10 },
        limit: { uses: 1, period: 'day' },
        hours: [{ weekdays: [2], from: '00:00', to: '24:00' }],
      },
      {
        title: 'Un café offert avec le petit déjeuner',
        benefit: { kind: 'free_item', value: 180 },
        limit: { uses: 2, period: 'week' },
      },
    ],
  },
  {
    siret: '90010021500012',
    kind: 'optician',
    name: 'Optique des Deux Rives',
    address: '58 rue Paul-Vaillant-Couturier',
    neighbourhood: 'Centre',
    phone: '01 55 00 10 42',
    wheelchair: 'help',
    closedOnHolidays: true,
    openingHours: [{ weekdays: [2, 3, 4, 5, 6], from: '09:30', to: '19:00' }],
    latitude: 48.8021,
    longitude: 2.4189,
    offers: [
      { title: '20 % sur les montures', benefit: { kind: 'percent', value: 20 }, limit: { uses: 1, period: 'year' } },
      {
        title: 'Contrôle de la vue et réglage des lunettes',
        benefit: { kind: 'service' },
        hours: [{ weekdays: [2, 4], from: '14:00', to: '17:00' }],
        bookingPhone: '01 55 00 10 42',
      },
    ],
  },
  {
    siret: '90010022300016',
    kind: 'hearing',
    name: 'Audition Confluence',
    address: '11 rue Véron',
    neighbourhood: 'Centre',
    phone: '01 55 00 10 43',
    wheelchair: 'yes',
    openingHours: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '18:30' }],
    latitude: 48.8012,
    longitude: 2.4226,
    offers: [
      { title: 'Dépistage auditif sans rendez-vous', benefit: { kind: 'service' }, limit: { uses: 1, period: 'year' } },
    ],
  },
  {
    siret: '90010023100019',
    kind: 'shop',
    name: 'Cinéma Le Phare',
    address: '1 place du Marché',
    neighbourhood: 'Centre',
    phone: '01 55 00 10 44',
    wheelchair: 'yes',
    openingHours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '13:30', to: '22:30' }],
    latitude: 48.8034,
    longitude: 2.4201,
    offers: [
      {
        title: 'La séance à 5 € en semaine',
        benefit: { kind: 'fixed_price', value: 500 },
        limit: { uses: 1, period: 'week' },
        hours: [{ weekdays: [1, 2, 3, 4, 5], from: '13:30', to: '19:00' }],
      },
    ],
  },
  {
    siret: '90010024900011',
    kind: 'pharmacy',
    name: 'Pharmacie de la Marne',
    address: '70 rue de Charenton',
    neighbourhood: 'Nord',
    phone: '01 55 00 10 45',
    openingHours: [{ weekdays: [1, 2, 3, 4, 5, 6], from: '09:00', to: '20:00' }],
    latitude: 48.8107,
    longitude: 2.4183,
    offers: [
      {
        title: '5 € dès 40 € de parapharmacie',
        benefit: { kind: 'amount', value: 500 },
        limit: { uses: 1, period: 'month' },
        minimumCents: 4000,
      },
    ],
  },
] as const;

/** One person of each kind who can sign in to the demonstration. */
export const demoAccounts = {
  agent: { name: 'Nadia', email: 'agent@alfortville.example', password: 'bleuet-tramway-82-girafe' },
  manager: { name: 'Serge', email: 'responsable@alfortville.example', password: 'granit-orchidee-17-phare' },
  partner: { name: 'Chloé', email: 'boulangerie@alfortville.example' },
} as const;

/** Someone who was invited and has not answered yet. */
export const demoInvitation = { kind: 'agent', name: 'Claire', email: 'claire@alfortville.example' } as const;

/** Someone who asks for a pass and waits for an answer. */
export const demoApplication = {
  who: { lastName: 'Vasseur', firstName: 'Odette', bornOn: '1952-05-05' },
  address: { address: '31 rue des Tilleuls', postcode: '94140', communeCode: '94002' },
  reach: { phone: '01 55 00 10 20', answerBy: 'phone' },
  proof: { proofKind: 'tax', showing: 'counter', disabilityCard: 'non' },
};

export const demoNote = 'Préfère être appelé le matin. Vient au guichet avec sa voisine.';

/** Who comes in for the invented mutuelle. */
export const demoInsurer = { name: 'Rémi', email: 'remi@deux-rives.example' } as const;
