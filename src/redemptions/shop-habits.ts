import type { Trade } from '../offers/invented-offers.js';

/** What is paid at one go, in cents, and how often a trade is visited beside the others. */
export const habits: Record<Trade, { pays: [from: number, to: number]; visits: number }> = {
  bakery: { pays: [320, 1900], visits: 30 },
  butcher: { pays: [900, 3800], visits: 14 },
  grocer: { pays: [700, 4200], visits: 18 },
  florist: { pays: [1200, 4500], visits: 3 },
  hairdresser: { pays: [2200, 6500], visits: 6 },
  bookshop: { pays: [690, 3200], visits: 6 },
  cinema: { pays: [700, 950], visits: 8 },
  restaurant: { pays: [1350, 3600], visits: 9 },
  tearoom: { pays: [500, 1600], visits: 4 },
  cleaner: { pays: [1400, 4200], visits: 3 },
  cobbler: { pays: [1500, 4000], visits: 2 },
  hardware: { pays: [450, 6000], visits: 3 },
  garden: { pays: [800, 7000], visits: 3 },
  shoes: { pays: [5900, 14_900], visits: 2 },
  pedicure: { pays: [3000, 4500], visits: 3 },
  sport: { pays: [600, 900], visits: 8 },
  theatre: { pays: [1400, 2600], visits: 3 },
  choir: { pays: [1000, 1000], visits: 1 },
  repair: { pays: [500, 2000], visits: 1 },
  homecare: { pays: [2600, 2600], visits: 1 },
  optician: { pays: [9000, 38_000], visits: 3 },
  hearing: { pays: [800, 3500], visits: 2 },
  pharmacy: { pays: [1500, 6200], visits: 8 },
  icecream: { pays: [300, 1200], visits: 4 },
  haberdashery: { pays: [500, 4500], visits: 2 },
  taxi: { pays: [1400, 4800], visits: 2 },
};

/** Of a hundred visits of a common month, January first: August is quiet, December busy. */
const common = [88, 90, 98, 102, 106, 108, 78, 52, 104, 106, 104, 130];
const seasons: Partial<Record<Trade, number[]>> = {
  florist: [60, 140, 110, 120, 190, 120, 70, 50, 80, 130, 140, 120],
  garden: [20, 50, 160, 220, 200, 140, 80, 50, 110, 120, 40, 10],
  icecream: [10, 20, 60, 120, 170, 210, 220, 150, 120, 60, 20, 20],
  cinema: [130, 130, 110, 90, 80, 70, 60, 50, 90, 120, 140, 160],
  theatre: [120, 120, 120, 110, 110, 60, 10, 5, 80, 150, 150, 120],
};
/** No season of any trade is above. */
export const busiest = 220;

/** How often in `busiest` a trade is visited in a month, January 0. */
export function visitsIn(trade: Trade, month: number): number {
  return (seasons[trade] ?? common)[month]!;
}
