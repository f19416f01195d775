import { inventedShops, type Trade } from '../partners/invented-shops.js';

export type { Trade };

const allWeek = [1, 2, 3, 4, 5, 6, 7];
const morning = (weekdays: number[]) => [{ weekdays, from: '08:00', to: '12:30' }];
const afternoon = (weekdays: number[]) => [{ weekdays, from: '13:30', to: '18:30' }];
const once = (period: 'day' | 'week' | 'month' | 'quarter' | 'year') => ({ uses: 1, period });
const percent = (value: number) => ({ kind: 'percent', value });

/** What the shops of a trade give. */
export const inventedOffers: Record<Trade, readonly object[]> = {
  bakery: [
    { title: '10 % sur le pain et les gâteaux', benefit: percent(10), limit: once('day') },
    {
      title: 'Une baguette offerte dès 8 €',
      benefit: { kind: 'free_item', value: 120 },
      limit: once('week'),
      minimumCents: 800,
    },
  ],
  butcher: [
    { title: '10 % le mardi et le mercredi', benefit: percent(10), limit: once('week'), hours: morning([2, 3]) },
  ],
  grocer: [
    { title: '5 % sur les fruits et légumes', benefit: percent(5), limit: { uses: 2, period: 'week' } },
    { title: 'Livraison offerte dès 25 €', benefit: { kind: 'service' }, minimumCents: 2500 },
  ],
  florist: [{ title: '15 % sur les bouquets', benefit: percent(15), limit: once('month') }],
  hairdresser: [
    {
      title: 'Coupe à 18 € le matin',
      benefit: { kind: 'fixed_price', value: 1800 },
      limit: once('month'),
      hours: morning([2, 3, 4]),
    },
    { title: '20 % sur les soins', benefit: percent(20), limit: once('quarter') },
  ],
  bookshop: [{ title: '5 % sur les livres', benefit: percent(5) }],
  cinema: [],
  restaurant: [
    {
      title: 'Le menu du jour à 12 €',
      benefit: { kind: 'fixed_price', value: 1200 },
      limit: once('week'),
      hours: [{ weekdays: [1, 2, 3, 4, 5], from: '12:00', to: '14:30' }],
    },
    { title: 'Le café offert après le repas', benefit: { kind: 'free_item', value: 180 } },
  ],
  tearoom: [
    {
      title: 'Un thé offert avec une pâtisserie',
      benefit: { kind: 'free_item', value: 350 },
      limit: once('week'),
      hours: afternoon(allWeek),
    },
  ],
  cleaner: [{ title: '15 % dès trois pièces', benefit: percent(15), limit: { uses: 2, period: 'month' } }],
  cobbler: [{ title: '5 € sur un ressemelage', benefit: { kind: 'amount', value: 500 }, limit: once('quarter') }],
  hardware: [{ title: '10 % sur le petit outillage', benefit: percent(10), limit: once('month') }],
  garden: [{ title: '10 % sur les plants', benefit: percent(10), limit: { uses: 2, period: 'month' } }],
  shoes: [{ title: '20 % sur les chaussures de confort', benefit: percent(20), limit: once('year') }],
  pedicure: [
    {
      title: '5 € sur un soin des pieds',
      benefit: { kind: 'amount', value: 500 },
      limit: once('month'),
    },
  ],
  sport: [
    { title: 'La séance à 4 €', benefit: { kind: 'fixed_price', value: 400 }, limit: { uses: 2, period: 'week' } },
    { title: 'Une séance d’essai offerte', benefit: { kind: 'service' }, limit: once('year') },
  ],
  theatre: [
    {
      title: 'La place à 8 €',
      benefit: { kind: 'fixed_price', value: 800 },
      limit: { uses: 2, period: 'month' },
      quota: 240,
    },
  ],
  choir: [{ title: 'Un mois d’essai offert', benefit: { kind: 'service' }, limit: once('year') }],
  repair: [
    {
      title: 'Petite réparation offerte',
      benefit: { kind: 'service', value: 1500 },
      limit: once('quarter'),
      hours: afternoon([3, 6]),
    },
  ],
  homecare: [
    {
      title: 'Première heure offerte',
      benefit: { kind: 'service', value: 2600 },
      limit: once('year'),
      bookingPhone: '01 99 01 00 41',
    },
  ],
  optician: [
    { title: '15 % sur les verres et les montures', benefit: percent(15), limit: once('year') },
    { title: 'Réglage des lunettes offert', benefit: { kind: 'service' } },
  ],
  hearing: [
    {
      title: 'Bilan auditif offert',
      benefit: { kind: 'service' },
      limit: once('year'),
      bookingPhone: '01 99 01 00 44',
    },
    { title: 'Piles : 20 %', benefit: percent(20), limit: once('month') },
  ],
  pharmacy: [{ title: '10 % sur la parapharmacie', benefit: percent(10), limit: once('month'), minimumCents: 1500 }],
  icecream: [{ title: 'Une boule offerte', benefit: { kind: 'free_item', value: 250 }, limit: once('week') }],
  haberdashery: [{ title: '10 % sur la laine', benefit: percent(10) }],
  taxi: [
    {
      title: '5 € sur une course vers l’hôpital',
      benefit: { kind: 'amount', value: 500 },
      limit: { uses: 2, period: 'month' },
    },
  ],
};

/** Those with offers of their own. */
const others: Record<string, Trade> = {
  'Boulangerie du Pont': 'bakery',
  'Optique des Deux Rives': 'optician',
  'Audition Confluence': 'hearing',
  'Cinéma Le Phare': 'cinema',
  'Pharmacie de la Marne': 'pharmacy',
};
const trades = new Map([...Object.entries(others), ...inventedShops.map(({ name, trade }) => [name, trade] as const)]);

/** @throws Error for a shop that is not of the demonstration */
export function tradeOf(shop: string): Trade {
  const trade = trades.get(shop);
  if (!trade) throw new Error(`${shop} is no shop of the demonstration.`);
  return trade;
}
