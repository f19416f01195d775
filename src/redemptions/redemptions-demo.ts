import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Dice } from '../kernel/demonstration/dice.js';
import { DemoPart } from '../kernel/demonstration/demo-part.js';
import { Clock, parisInstant } from '../kernel/time/clock.js';
import { OfferQuota } from '../offers/offer-quota.js';
import { tradeOf } from '../offers/invented-offers.js';
import { type InventedHolder, type InventedOffer, inventedUses } from './invented-uses.js';
import type { Verdict } from './verdict.js';

/** What a till answered instead of yes, and how often beside the others. */
const refused: [Verdict, number][] = [
  ['limit_reached', 40],
  ['outside_hours', 24],
  ['below_minimum', 12],
  ['code_stale', 8],
  ['category_not_covered', 3],
  ['status_unknown', 3],
  ['replayed', 2],
];
const REFUSALS = 150;

/** A year of use, with its seasons, and refusals worth explaining: no use case can make time pass. */
@DemoPart()
@Injectable()
export class RedemptionsDemo implements DemoPart {
  readonly place = 100;

  constructor(
    private readonly quota: OfferQuota,
    private readonly clock: Clock,
  ) {}

  async load(tx: Tx, _actor: Actor): Promise<void> {
    const offers = await this.offers(tx);
    const holders = await tx.rows<InventedHolder>(
      `select p.id as pass_id, c.id as credential_id, p.valid_from as "from",
         least(p.valid_through, (p.state_changed_at at time zone 'Europe/Paris')::date - 1) as through
       from pass p join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
       join credential c on c.ccas_id = p.ccas_id and c.pass_id = p.id and c.kind = 'card'
       order by r.identity_key, r.registered_at`,
    );
    await this.use(tx, holders, offers);
    await this.refuse(tx, holders, offers);
  }

  private async offers(tx: Tx): Promise<InventedOffer[]> {
    const offers = await tx.rows<Omit<InventedOffer, 'trade'> & { shop: string }>(
      `select o.id, o.partner_id, s.name as shop, o.benefit_kind, o.benefit_value, o.limit_uses, o.limit_period, o.quota, o.minimum_cents,
         case when o.hours = '[]' then s.opening_hours else o.hours end as hours
       from offer o join partner s on s.ccas_id = o.ccas_id and s.id = o.partner_id where o.published_at is not null order by s.name, o.title`,
    );
    return offers.map(({ shop, ...offer }) => ({ ...offer, trade: tradeOf(shop) }));
  }

  private async use(tx: Tx, holders: InventedHolder[], offers: InventedOffer[]): Promise<void> {
    const uses = inventedUses(holders, offers, this.clock.today());
    await tx.run(
      `insert into redemption (id, offer_id, partner_id, pass_id, credential_id, actor_kind, period_start, counted_in_quota, amount_cents, saved_cents, redeemed_at)
       select gen_random_uuid(), u."offerId", u."partnerId", u."passId", u."credentialId", 'till', u."periodStart", u."countedInQuota", u."amountCents", u."savedCents", u."redeemedAt"
       from jsonb_to_recordset($1) as u ("offerId" uuid, "partnerId" uuid, "passId" uuid, "credentialId" uuid, "periodStart" date,
         "countedInQuota" boolean, "amountCents" int, "savedCents" int, "redeemedAt" timestamptz)`,
      [JSON.stringify(uses)],
    );
    // As the tills would have counted them.
    await tx.run(
      `insert into offer_use (offer_id, pass_id, period_start, used, limit_uses)
       select r.offer_id, r.pass_id, r.period_start, count(*), o.limit_uses from redemption r join offer o on o.ccas_id = r.ccas_id and o.id = r.offer_id
       where r.period_start is not null group by 1, 2, 3, 5`,
    );
    const counted = await tx.rows<{ offerId: string; uses: number }>(
      'select offer_id, count(*)::int as uses from redemption where counted_in_quota group by 1',
    );
    await this.quota.set(tx, counted);
  }

  private async refuse(tx: Tx, holders: InventedHolder[], offers: InventedOffer[]): Promise<void> {
    const dice = new Dice('refusals');
    const today = this.clock.today();
    const refusals = Array.from({ length: REFUSALS }, () => {
      const [holder, offer] = [dice.oneOf(holders), dice.oneOf(offers)];
      const day = today.subtract({ days: dice.whole(1, 180) });
      const verdict = dice.weighed(refused);
      const time = { hour: dice.whole(9, 18), minute: dice.whole(0, 59) };
      const isOver = holder.through < day.toString();
      return {
        ...holder,
        offerId: offer.id,
        partnerId: offer.partnerId,
        verdict: isOver ? 'expired' : verdict,
        at: parisInstant(day, time).toString(),
      };
    });
    await tx.run(
      `insert into refusal (id, verdict, offer_id, partner_id, pass_id, credential_id, actor_kind, refused_at)
       select gen_random_uuid(), case when p.state = 'revoked' and u.verdict = 'expired' then 'revoked' when p.state = 'suspended' and u.verdict = 'expired' then 'suspended' else u.verdict end,
         u."offerId", u."partnerId", u."passId", u."credentialId", 'till', u.at
       from jsonb_to_recordset($1) as u (verdict text, "offerId" uuid, "partnerId" uuid, "passId" uuid, "credentialId" uuid, "from" date, at timestamptz)
       join pass p on p.id = u."passId" where u.at::date >= u."from"`,
      [JSON.stringify(refusals)],
    );
  }
}
