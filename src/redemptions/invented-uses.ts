import { Temporal } from 'temporal-polyfill';
import { Dice } from '../kernel/demonstration/dice.js';
import type { OpeningHours } from '../kernel/hours/opening-hours.js';
import { type BenefitKind, type LimitPeriod, savedCents } from '../offers/offer-terms.js';
import type { Trade } from '../offers/invented-offers.js';
import { periodStart } from './period.js';
import { busiest, habits, visitsIn } from './shop-habits.js';
import { parisInstant } from '../kernel/time/clock.js';

export interface InventedOffer {
  id: string;
  partnerId: string;
  trade: Trade;
  benefitKind: BenefitKind;
  benefitValue: number | null;
  limitUses: number | null;
  limitPeriod: LimitPeriod | null;
  quota: number | null;
  minimumCents: number | null;
  /** When it may be used, or when the shop is open. */
  hours: OpeningHours[];
}

export interface InventedHolder {
  passId: string;
  credentialId: string;
  /** ISO days between which the pass was good. */
  from: string;
  through: string;
}

export interface InventedUse {
  offerId: string;
  partnerId: string;
  passId: string;
  credentialId: string;
  periodStart: string | null;
  countedInQuota: boolean;
  amountCents: number | null;
  savedCents: number;
  redeemedAt: string;
}

/**
 * A year of visits to the shops, each as its till would have taken it: within the hours, the limits and the days of the
 * pass. Some holders go twice a week, some never.
 * @param today the last visit was before it
 */
export function inventedUses(
  holders: readonly InventedHolder[],
  offers: readonly InventedOffer[],
  today: Temporal.PlainDate,
): InventedUse[] {
  const dice = new Dice('redemptions');
  const wanted = offers.map((offer) => [offer, habits[offer.trade].visits] as const);
  const days = lastYear(today);
  const taken = new Map<string, number>();
  const uses: InventedUse[] = [];
  for (const holder of holders) {
    const visits = dice.weighed([
      [0, 9],
      [dice.whole(4, 24), 22],
      [dice.whole(25, 70), 44],
      [dice.whole(71, 160), 25],
    ]);
    // People go where they go.
    const favourites = Array.from({ length: 6 }, () => dice.weighed(wanted));
    for (let visit = 0; visit < visits; visit++) {
      const offer = dice.happens(75) ? dice.oneOf(favourites) : dice.weighed(wanted);
      const use = visited(dice, holder, offer, dice.oneOf(days));
      if (use && counted(taken, offer, use)) uses.push(use);
    }
  }
  return uses;
}

/** What a visit asks of its day, read once for thousands of them. */
interface DayOfYear {
  day: Temporal.PlainDate;
  iso: string;
  weekday: number;
  /** The month, January 0. */
  season: number;
  /** Twelve o'clock in Paris, in milliseconds since 1970: hours of the day are counted from it. */
  noon: number;
}

function lastYear(today: Temporal.PlainDate): DayOfYear[] {
  return Array.from({ length: 365 }, (_, before) => {
    const day = today.subtract({ days: before + 1 });
    const noon = parisInstant(day, '12:00').epochMilliseconds;
    return { day, iso: day.toString(), weekday: day.dayOfWeek, season: day.month - 1, noon };
  });
}

/** @returns nothing on a day of another season, of closed doors, or when the pass was not good */
function visited(
  dice: Dice,
  { passId, credentialId, from, through }: InventedHolder,
  offer: InventedOffer,
  { day, iso, weekday, season, noon }: DayOfYear,
): InventedUse | undefined {
  const minute = dice.whole(0, 59);
  const [least, most] = habits[offer.trade].pays;
  const paid = dice.whole(least, most);
  const share = dice.whole(1, busiest);
  if (share > visitsIn(offer.trade, season)) return undefined;
  if (iso < from || iso > through) return undefined;
  const open = offer.hours.find(({ weekdays }) => weekdays.includes(weekday));
  if (!open && offer.hours.length > 0) return undefined;
  const hour = dice.whole(
    Math.max(8, hourOf(open?.from ?? '09:00') + 1),
    Math.min(19, hourOf(open?.to ?? '18:00') - 1),
  );
  const isFree = ['service', 'free_item'].includes(offer.benefitKind) && offer.minimumCents === null;
  const amountCents = isFree ? null : Math.max(paid, offer.minimumCents ?? 0);
  return {
    offerId: offer.id,
    partnerId: offer.partnerId,
    passId,
    credentialId,
    periodStart: offer.limitPeriod && periodStart(offer.limitPeriod, day).toString(),
    countedInQuota: offer.quota !== null,
    amountCents,
    savedCents: savedCents({ kind: offer.benefitKind, value: offer.benefitValue }, amountCents ?? undefined),
    redeemedAt: new Date(noon + ((hour - 12) * 60 + minute) * 60_000).toISOString(),
  };
}

/** Whether the till had one left to give. */
function counted(taken: Map<string, number>, { id, limitUses, quota }: InventedOffer, use: InventedUse): boolean {
  const limits: [key: string, most: number | null][] = [
    [`${id} ${use.passId} ${use.periodStart}`, limitUses],
    [id, quota],
  ];
  if (limits.some(([key, most]) => most !== null && (taken.get(key) ?? 0) >= most)) return false;
  for (const [key] of limits) taken.set(key, (taken.get(key) ?? 0) + 1);
  return true;
}

function hourOf(time: string): number {
  return Number(time.slice(0, 2));
}
