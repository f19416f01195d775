import { randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { type Actor, systemActor } from '../../src/kernel/access/actor.js';
import type { Tx } from '../../src/kernel/database/database.js';
import type { OfferForm } from '../../src/offers/offer-form.js';
import { ChangePassState, type PassChange } from '../../src/passes/change-pass-state.js';
import { IssueCredential } from '../../src/passes/issue-credential.js';
import { RevokeCredential } from '../../src/passes/revoke-credential.js';
import { SignCredential } from '../../src/passes/sign-credential.js';
import { GiveBackLease } from '../../src/redemptions/give-back-lease.js';
import { HoldLease } from '../../src/redemptions/hold-lease.js';
import { RecordLateScan } from '../../src/redemptions/record-late-scan.js';
import { RedeemOffer } from '../../src/redemptions/redeem-offer.js';
import type { LateOutcome } from '../../src/redemptions/scan-answers.js';
import { VoidRedemption } from '../../src/redemptions/void-redemption.js';
import type { TestApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder } from '../support/builders.js';

interface Card {
  id: string;
  passCode: string;
}

/** What a walk of the model did, over all its worlds. */
export class Played {
  total = 0;
  readonly met = new Set<string>();
}

/** Two passes of two cards each, a shop and its offers, in the real application; one world a walk. */
export class World {
  /** In the order they were accepted. */
  readonly redemptions: string[] = [];

  private constructor(
    readonly app: TestApp,
    readonly played: Played,
    private readonly till: Actor,
    readonly passes: { id: string; cards: Card[] }[],
    readonly offerIds: string[],
  ) {}

  static async make(app: TestApp, played: Played, offers: Partial<OfferForm>[]): Promise<World> {
    const partnerId = await aPartner(app);
    const passes = [await twoCards(app), await twoCards(app)];
    const offerIds: string[] = [];
    for (const terms of offers) offerIds.push(await anOffer(app, partnerId, terms));
    const till = { kind: 'till', id: randomUUID(), ccasId: app.ccasId, partnerId } as const;
    return new World(app, played, till, passes, offerIds);
  }

  /** The outcome, or the code of what was thrown. */
  redeem(key: string, passCode: string, offer: number): Promise<unknown> {
    const request = { shown: { passCode }, offerId: this.offerIds[offer]! };
    return this.outcome((tx) => this.app.get(RedeemOffer).run(tx, this.till, key, request));
  }

  /** A scan made at `at`, sent now. @returns its outcome, and the id of what it was booked as */
  sync(key: string, passCode: string, offer: number, at: Temporal.Instant, leaseId?: string): Promise<LateOutcome> {
    const late = { key, passCode, offerId: this.offerIds[offer]!, scannedAt: at, clockOffsetMs: 0, leaseId };
    return this.outcome((tx) => this.app.get(RecordLateScan).run(tx, this.till, late)) as Promise<LateOutcome>;
  }

  hold(offer: number, passCode: string, units: number): Promise<unknown> {
    return this.outcome((tx) =>
      this.app.get(HoldLease).run(tx, this.till, { offerId: this.offerIds[offer]!, passCode, units }),
    );
  }

  giveBack(leaseId: string): Promise<unknown> {
    return this.outcome((tx) => this.app.get(GiveBackLease).run(tx, this.till, leaseId));
  }

  void(redemption: number, isAgent: boolean): Promise<unknown> {
    const [actor, reason] = isAgent ? [this.agent, 'Erreur'] : [this.till];
    return this.outcome((tx) => this.app.get(VoidRedemption).run(tx, actor!, this.redemptions[redemption]!, reason));
  }

  revokeCard(pass: number, card: number): Promise<unknown> {
    const { id, cards } = this.passes[pass]!;
    return this.outcome((tx) => this.app.get(RevokeCredential).run(tx, this.agent, id, cards[card]!.id));
  }

  change(pass: number, change: PassChange): Promise<unknown> {
    return this.outcome((tx) => this.app.get(ChangePassState).run(tx, this.agent, this.passes[pass]!.id, change));
  }

  /** What the database holds, and every counter that is not what its redemptions say, or over its limit. */
  ledger(): Promise<unknown> {
    return this.app.within(async (tx) => {
      const [row] = await tx.query(
        `with good as (select * from redemption where offer_id = any($1) and voided_at is null),
         counted as (select offer_id, pass_id, period_start, 1 as units from good
           union all select offer_id, pass_id, period_start, units - used from lease where offer_id = any($1)),
         by_period as (select offer_id, pass_id, period_start, sum(units)::int as uses from counted where period_start is not null group by 1, 2, 3)
         select
           array(select format('%s counts %s, has %s of %s', offer_id, coalesce(u.used, 0), coalesce(b.uses, 0), u.limit_uses)
             from (select * from offer_use where offer_id = any($1)) u full join by_period b using (offer_id, pass_id, period_start)
             where coalesce(u.used, 0) <> coalesce(b.uses, 0) or u.used > u.limit_uses) as broken,
           (select count(*)::int from redemption where offer_id = any($1)) as uses,
           (select count(*)::int from redemption where offer_id = any($1) and voided_at is not null) as voided,
           array(select (select coalesce(sum(units), 0)::int from counted where offer_id = o) from unnest($1::uuid[]) o) as counted,
           array(select quota_used from unnest($1::uuid[]) with ordinality t (o, n) join offer on id = o order by n) as quotas`,
        [this.offerIds],
      );
      return row;
    });
  }

  private get agent(): Actor {
    return { ...systemActor(this.app.ccasId), kind: 'agent', id: this.till.id! };
  }

  private outcome(work: (tx: Tx) => Promise<unknown>): Promise<unknown> {
    return this.app.within(work).then(
      (answer) => answer ?? 'done',
      (error: { code?: string }) => error.code ?? error,
    );
  }
}

async function twoCards(app: TestApp): Promise<{ id: string; cards: Card[] }> {
  const { passId, credentialId, passCode } = await aPassHolder(app);
  const second = await app.within(async (tx) => {
    const id = await app.get(IssueCredential).run(tx, systemActor(app.ccasId), passId);
    return { id, passCode: await app.get(SignCredential).run(tx, app.ccasId, id) };
  });
  return { id: passId, cards: [{ id: credentialId, passCode }, second] };
}
