import { isSiren, isSiret } from '../kernel/companies/identifiers.js';
import type { PartnerKind } from './partner-kind.js';

/** What an invented shop does: what it gives, and what is paid there, hangs on it. */
export type Trade =
  | 'bakery'
  | 'butcher'
  | 'grocer'
  | 'florist'
  | 'hairdresser'
  | 'bookshop'
  | 'cinema'
  | 'restaurant'
  | 'tearoom'
  | 'cleaner'
  | 'cobbler'
  | 'hardware'
  | 'garden'
  | 'shoes'
  | 'pedicure'
  | 'sport'
  | 'theatre'
  | 'choir'
  | 'repair'
  | 'homecare'
  | 'optician'
  | 'hearing'
  | 'pharmacy'
  | 'icecream'
  | 'haberdashery'
  | 'taxi';

export interface InventedShop {
  name: string;
  trade: Trade;
  kind: PartnerKind;
  street: string;
  neighbourhood: 'Nord' | 'Centre' | 'Bords de Seine' | 'Sud';
  latitude: number;
  longitude: number;
}

const kinds: Partial<Record<Trade, PartnerKind>> = {
  optician: 'optician',
  hearing: 'hearing',
  pharmacy: 'pharmacy',
  theatre: 'association',
  choir: 'association',
  sport: 'association',
  repair: 'association',
  homecare: 'service',
  pedicure: 'service',
  taxi: 'service',
};

/** Rows: name, trade, street, neighbourhood, WGS 84. Nobody's shops, in a town that is there. */
const rows: [string, Trade, string, InventedShop['neighbourhood'], number, number][] = [
  ['Le Fournil des Glycines', 'bakery', '18 rue des Glycines', 'Nord', 48.8131, 2.4171],
  ['Au Bon Levain', 'bakery', '52 rue de la Digue', 'Sud', 48.7856, 2.4214],
  ['Boucherie Marceau', 'butcher', '9 rue Louis-Blanc', 'Centre', 48.8024, 2.4219],
  ['Boucherie des Bateliers', 'butcher', '6 allée des Bateliers', 'Sud', 48.7887, 2.4193],
  ['Primeurs de la Place', 'grocer', '3 place du Marché', 'Centre', 48.8036, 2.4203],
  ['L’Épicerie du Port', 'grocer', '27 rue du Port-à-l’Anglais', 'Sud', 48.7919, 2.4156],
  ['Épicerie Saïda', 'grocer', '44 rue Étienne-Dolet', 'Nord', 48.8097, 2.4186],
  ['Fleurs de Seine', 'florist', '12 quai de la Révolution', 'Bords de Seine', 48.7991, 2.4127],
  ['Le Jardin d’Odile', 'florist', '70 rue des Tilleuls', 'Centre', 48.8006, 2.4181],
  ['Coiffure Mireille', 'hairdresser', '31 rue Véron', 'Centre', 48.8015, 2.4223],
  ['Salon Azur', 'hairdresser', '5 rue des Mariniers', 'Nord', 48.8146, 2.4145],
  ['Coiff’Anglais', 'hairdresser', '40 rue du Port-à-l’Anglais', 'Sud', 48.7914, 2.4149],
  ['Librairie du Pont', 'bookshop', '21 rue du Pont', 'Bords de Seine', 48.8056, 2.4153],
  ['Presse de la Digue', 'bookshop', '11 rue de la Digue', 'Sud', 48.7853, 2.4219],
  ['Le Petit Bac', 'restaurant', '2 quai de la Révolution', 'Bords de Seine', 48.7989, 2.4123],
  ['Chez Amina', 'restaurant', '60 rue de Seine', 'Bords de Seine', 48.7964, 2.4143],
  ['Le Riz d’Or', 'restaurant', '16 rue Étienne-Dolet', 'Nord', 48.8095, 2.4191],
  ['Salon de thé Camélia', 'tearoom', '8 rue des Camélias', 'Sud', 48.7951, 2.4203],
  ['Le Goûter de Lucie', 'tearoom', '33 rue Louis-Blanc', 'Centre', 48.8022, 2.4226],
  ['Pressing du Marché', 'cleaner', '7 place du Marché', 'Centre', 48.8032, 2.4199],
  ['Pressing des Glycines', 'cleaner', '2 rue des Glycines', 'Nord', 48.8133, 2.4165],
  ['Cordonnerie Pinto', 'cobbler', '14 rue du Pont', 'Bords de Seine', 48.8058, 2.4161],
  ['Quincaillerie Lemaître', 'hardware', '55 rue de Charenton', 'Nord', 48.8109, 2.4185],
  ['Jardinerie de la Confluence', 'garden', '3 allée des Bateliers', 'Sud', 48.7881, 2.4187],
  ['Chaussures Delmas', 'shoes', '48 rue Véron', 'Centre', 48.8011, 2.4229],
  ['Cabinet de pédicurie Rivage', 'pedicure', '22 rue de Seine', 'Bords de Seine', 48.7966, 2.4139],
  ['Gym douce d’Alfortville', 'sport', '1 rue des Mariniers', 'Nord', 48.8151, 2.4139],
  ['Piscine des Bateliers', 'sport', '30 allée des Bateliers', 'Sud', 48.7885, 2.4191],
  ['Théâtre du Halage', 'theatre', '9 quai de la Révolution', 'Bords de Seine', 48.7985, 2.4121],
  ['Chorale Les Deux Rives', 'choir', '15 rue des Tilleuls', 'Centre', 48.8011, 2.4175],
  ['Repair’Seine', 'repair', '78 rue de Seine', 'Bords de Seine', 48.7961, 2.4145],
  ['Aide à domicile Confluence', 'homecare', '12 rue des Camélias', 'Sud', 48.7946, 2.4199],
  ['Optique du Pont', 'optician', '33 rue du Pont', 'Bords de Seine', 48.8055, 2.4156],
  ['Optique Charenton', 'optician', '80 rue de Charenton', 'Nord', 48.8105, 2.4181],
  ['Acoustique Louis-Blanc', 'hearing', '51 rue Louis-Blanc', 'Centre', 48.8019, 2.4225],
  ['Pharmacie des Camélias', 'pharmacy', '1 rue des Camélias', 'Sud', 48.7949, 2.4205],
  ['Pharmacie du Halage', 'pharmacy', '20 quai de la Révolution', 'Bords de Seine', 48.7988, 2.4126],
  ['Glaces Ondine', 'icecream', '6 quai de la Révolution', 'Bords de Seine', 48.7986, 2.4124],
  ['Mercerie Point d’Orgue', 'haberdashery', '19 rue Véron', 'Centre', 48.8014, 2.4224],
  ['Taxi Confluence', 'taxi', '2 rue de Charenton', 'Nord', 48.8111, 2.4179],
];

export const inventedShops: readonly InventedShop[] = rows.map(
  ([name, trade, street, neighbourhood, latitude, longitude]) => ({
    name,
    trade,
    kind: kinds[trade] ?? 'shop',
    street,
    neighbourhood,
    latitude,
    longitude,
  }),
);

const weekdays = [2, 3, 4, 5, 6];
const allDay = [{ weekdays, from: '09:30', to: '19:00' }];

/** When they are open. */
const tradeHours: Partial<Record<Trade, { weekdays: number[]; from: string; to: string }[]>> = {
  bakery: [
    { weekdays, from: '06:45', to: '13:30' },
    { weekdays, from: '15:30', to: '19:30' },
    { weekdays: [7], from: '07:00', to: '13:00' },
  ],
  restaurant: [
    { weekdays: [1, 2, 3, 4, 5, 6], from: '12:00', to: '14:30' },
    { weekdays: [4, 5, 6], from: '19:00', to: '22:00' },
  ],
  theatre: [{ weekdays: [3, 4, 5, 6, 7], from: '14:00', to: '22:30' }],
  sport: [{ weekdays: [1, 2, 3, 4, 5, 6], from: '08:30', to: '20:00' }],
  pharmacy: [{ weekdays: [1, 2, 3, 4, 5, 6], from: '09:00', to: '20:00' }],
  choir: [{ weekdays: [2, 4], from: '14:00', to: '17:00' }],
  taxi: [],
};

export function hoursOf(trade: Trade) {
  return tradeHours[trade] ?? allDay;
}

/** A number that holds by its check digits, and is nobody's. @param index from 0 */
export function inventedSiret(index: number): string {
  const siren = withCheckDigit(`9001${String(1000 + index)}`, isSiren);
  return withCheckDigit(`${siren}0001`, isSiret);
}

function withCheckDigit(digits: string, holds: (number: string) => boolean): string {
  return [...'0123456789'].map((digit) => digits + digit).find(holds)!;
}
