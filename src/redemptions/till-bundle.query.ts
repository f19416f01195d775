import { isHoliday } from '../kernel/hours/holidays.js';
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { JWK } from 'jose';
import { IssuerKeys } from '../ccas/issuer-keys.js';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock } from '../kernel/time/clock.js';
import { StatusLists } from '../passes/status-list.js';
import { type OfferAtTill, OfferAtTillQuery } from './offer-at-till.query.js';
import { type TillPolicy, tillPolicy } from './till-policy.js';

/** An offer as a till keeps it. What is left of a quota changes at each use, and is asked for on line. */
export type OfferInBundle = Omit<OfferAtTill, 'limit' | 'quotaLeft' | 'partnerId'> & {
  limit: { uses: number; period: NonNullable<OfferAtTill['limit']>['period'] } | null;
  hasQuota: boolean;
};

/** All a till needs to judge a scan by itself. Nothing in it is about a person. */
export interface TillBundle {
  /** The issuer's origin, as in every pass code. */
  iss: string;
  /** The till, or the member whose phone it is. */
  sub: string;
  /** Whether it may hold units on lease. */
  mayHold: boolean;
  /** As the screen shows it; none for the CCAS's own counter. */
  partner: string | null;
  keys: JWK[];
  /** Every status list there is: asking for one only would say which pass was shown. */
  statusLists: { uri: string; token: string }[];
  offers: OfferInBundle[];
  /** Public holidays of the days ahead, ISO. */
  holidays: string[];
  policy: TillPolicy;
}

/** Longer than a till may be without network, by far. */
const HOLIDAY_DAYS = 60;

@Injectable()
export class TillBundleQuery {
  constructor(
    private readonly keys: IssuerKeys,
    private readonly lists: StatusLists,
    private readonly offers: OfferAtTillQuery,
    private readonly clock: Clock,
  ) {}

  /** @returns the bundle, and a name for exactly this content */
  async get(tx: Tx, tenant: Tenant, actor: Actor): Promise<{ bundle: TillBundle; version: string }> {
    const offers = await this.offers.onLineSoon(tx, actor.partnerId, this.clock.now());
    const [partner] = await tx.rows<{ name: string }>('select name from partner where id = $1', [
      actor.partnerId ?? null,
    ]);
    const statusLists: TillBundle['statusLists'] = [];
    for (const number of await this.lists.numbers(tx)) {
      const { token } = await this.lists.signed(tx, tenant, number);
      statusLists.push({ uri: `${tenant.origin}/status/${number}`, token });
    }
    const bundle: TillBundle = {
      iss: tenant.origin,
      sub: actor.id!,
      mayHold: actor.kind === 'till',
      partner: partner?.name ?? null,
      keys: await this.keys.published(tx),
      statusLists,
      offers: offers.map(({ id, title, benefit, terms, limit, quotaLeft }) => ({
        id,
        title,
        benefit,
        terms,
        limit: limit && { uses: limit.uses, period: limit.period },
        hasQuota: quotaLeft !== null,
      })),
      holidays: this.holidays(),
      policy: tillPolicy,
    };
    const version = createHash('sha256').update(JSON.stringify(bundle)).digest('base64url').slice(0, 22);
    return { bundle, version };
  }

  /** As a compact JWS by the issuer's key: what was damaged on its way or on the device shows. */
  async sign(tx: Tx, tenant: Tenant, bundle: TillBundle): Promise<string> {
    return (await this.keys.signer(tx, tenant.id)).signJws({ typ: 'till-bundle+jwt' }, bundle);
  }

  private holidays(): string[] {
    const today = this.clock.today();
    const days = Array.from({ length: HOLIDAY_DAYS }, (_, index) => today.add({ days: index }));
    return days.filter(isHoliday).map(String);
  }
}
