import { type Get } from '../kernel/demonstration/demo-part.js';
import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { readInput } from '../kernel/http/input.js';
import { RecordExpense } from './funds/record-expense.js';
import { AcceptDonation } from './giving/accept-donation.js';
import { DeliberateDonations } from './giving/deliberate-donations.js';
import { DonationForm } from './giving/donation-form.js';
import { DonorForm } from './giving/donor-form.js';
import { PledgeDonation } from './giving/pledge-donation.js';
import { ReceiveDonation } from './giving/receive-donation.js';
import { RecordDonor } from './giving/record-donor.js';
import { type InventedGift, inventedExpenses, inventedGifts, inventedGivers } from './invented-gifts.js';
import { IssueReceipt } from './receipts/issue-receipt.js';

interface Giving {
  get: Get;
  tx: Tx;
  actor: Actor;
  today: Temporal.PlainDate;
  /** Ids of the funds, by what the gifts call them. */
  funds: Record<InventedGift['fund'], string>;
}

/** Gifts of more than a year, each gone its whole way, and what was paid with them. */
export async function yearOfGifts(giving: Giving): Promise<void> {
  const { get, tx, actor, today, funds } = giving;
  const givers = new Map<string, string>();
  for (const giver of inventedGivers)
    givers.set(giver.name, await get(RecordDonor).run(tx, actor, readInput(DonorForm, giver)));
  for (const [index, gift] of inventedGifts.entries()) await give(giving, givers.get(gift.giver)!, gift, index);
  for (const { fund, monthsAgo, ...paid } of inventedExpenses) {
    const spentOn = today.subtract({ months: monthsAgo }).toString();
    await get(RecordExpense).run(tx, actor, funds[fund], { ...paid, spentOn });
  }
}

async function give({ get, tx, actor, today, funds }: Giving, donorId: string, gift: InventedGift, index: number) {
  const { fund, amountCents, monthsAgo, isReceipted } = gift;
  const arrivedOn = today.subtract({ months: monthsAgo });
  const form = readInput(DonationForm, { donorId, fundId: funds[fund], kind: 'money', amountCents });
  const id = await get(PledgeDonation).run(tx, actor, form);
  // It was promised a month before it came: no use case can make time pass.
  await tx.run('update donation set pledged_at = $2::date where id = $1', [
    id,
    arrivedOn.subtract({ days: 30 }).toString(),
  ]);
  await get(AcceptDonation).run(tx, actor, id);
  const decidedOn = arrivedOn.subtract({ days: 10 });
  const deliberation = { number: `${decidedOn.year}-${String(50 + index)}`, decidedOn: decidedOn.toString() };
  await get(DeliberateDonations).run(tx, actor, [id], deliberation);
  await get(ReceiveDonation).run(tx, actor, id, { receivedOn: arrivedOn.toString(), way: 'transfer' });
  if (isReceipted) await get(IssueReceipt).run(tx, actor, id);
}
