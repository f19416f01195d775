import { Injectable } from '@nestjs/common';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { scopeOf } from '../kernel/database/scope.js';
import { Clock } from '../kernel/time/clock.js';
import { type OfferAtTill, offerAtTill, OfferAtTillQuery } from './offer-at-till.query.js';
import { type LeasedUnits, LeaseUnits } from './lease-units.js';
import { NoteCheck } from './note-check.js';
import { type ScannedCredential, scannedCredential, ScannedCredentialQuery } from './scanned-credential.query.js';
import type { OfferForPass, Verification } from './scan-answers.js';
import type { ShownPass } from './shown-pass.js';
import { TypedNumberQuery } from './typed-number.query.js';
import { UsesQuery } from './uses.query.js';
import type { VerificationFacts } from './verification-facts.js';
import { judge, judgeCode, type Verdict } from './verdict.js';

const usedUp: Verdict[] = ['limit_reached', 'quota_exhausted'];

/** What a pass is judged by at a till. */
interface Shown {
  scan: ScannedCredential;
  offers: OfferAtTill[];
  /** Uses by offer in the period that runs; undefined for whoever must not learn where the pass has been. */
  used: Map<string, number> | undefined;
  /** What this very till holds of them. */
  held: LeasedUnits[];
}

/** Is this pass good, and what may its holder have here? Never says who. */
@Injectable()
export class VerifyPass {
  constructor(
    private readonly db: Database,
    private readonly scanned: ScannedCredentialQuery,
    private readonly typed: TypedNumberQuery,
    private readonly offers: OfferAtTillQuery,
    private readonly uses: UsesQuery,
    private readonly leases: LeaseUnits,
    private readonly note: NoteCheck,
    private readonly clock: Clock,
  ) {}

  /** The code of a card or phone whose facts came with the request; a transaction only when there is something to write. */
  async atOnce(actor: Actor, passCode: string, facts: VerificationFacts): Promise<Verification> {
    const scan = await scannedCredential(passCode, facts.credential, facts.at);
    const offers = facts.offers.map((row) => offerAtTill(row, facts.today));
    const starts = new Map(offers.map((offer) => [offer.id, offer.limit?.periodStart]));
    const used = facts.uses.filter((uses) => starts.get(uses.offerId) === uses.periodStart);
    const shown: Shown = {
      scan,
      offers,
      used: isStaff(actor) ? undefined : new Map(used.map((uses) => [uses.offerId, uses.used])),
      held: facts.leases,
    };
    const answer = this.judged(actor, shown);
    const check = { scan, answer, byCode: true, isNoted: facts.isNoted };
    if (this.note.isNeeded(actor, check))
      await this.db.transaction(scopeOf(actor), (tx) => this.note.run(tx, actor, check));
    return answer;
  }

  async run(tx: Tx, actor: Actor, shown: ShownPass): Promise<Verification> {
    const byCode = 'passCode' in shown;
    const scan = byCode
      ? await this.scanned.read(tx, actor, shown.passCode)
      : await this.typed.read(tx, shown.passNumber);
    const isGood = judgeCode(scan) === 'accepted';
    const offers = isGood ? await this.offers.onLine(tx, actor.partnerId, this.clock.now()) : [];
    const all: Shown = {
      scan,
      offers,
      used: isGood && !isStaff(actor) ? await this.uses.now(tx, scan.passId!, offers, this.clock.today()) : undefined,
      held: isGood && actor.kind === 'till' ? await this.leases.left(tx, actor.id!, scan.passId!) : [],
    };
    const answer = this.judged(actor, all);
    await this.note.run(tx, actor, { scan, answer, byCode, isNoted: false });
    return answer;
  }

  private judged(actor: Actor, { scan, offers, used, held }: Shown): Verification {
    const verdict = judgeCode(scan);
    if (verdict !== 'accepted') return { verdict, validThrough: scan.validThrough ?? null, offers: [] };
    const answers = offers.map((offer) => {
      // To an agent, what is left of each offer would tell where the pass has been: said when one of them is used.
      const of = (lent: number) => this.forPass(offer, scan, used && (used.get(offer.id) ?? 0), lent);
      const answer = of(0);
      // What is used up for everyone may still be held by this very till.
      const lent = actor.kind === 'till' && usedUp.includes(answer.verdict) ? lentOf(held, offer) : 0;
      return lent > 0 ? of(lent) : answer;
    });
    return { verdict, validThrough: scan.validThrough!, offers: answers };
  }

  private forPass(offer: OfferAtTill, scan: ScannedCredential, used: number | undefined, lent: number): OfferForPass {
    const left = {
      uses: offer.limit && used !== undefined ? offer.limit.uses - used + lent : undefined,
      quota: offer.quotaLeft === null ? undefined : offer.quotaLeft + lent,
    };
    const both = [left.uses, left.quota].filter((each) => each !== undefined);
    return {
      id: offer.id,
      title: offer.title,
      benefit: offer.benefit,
      verdict: judge(scan, offer.terms, scan.moment, left),
      remaining: both.length > 0 ? Math.max(0, Math.min(...both)) : null,
      limit: offer.limit && { uses: offer.limit.uses, period: offer.limit.period },
      minimumCents: offer.terms.minimumCents ?? null,
    };
  }
}

/** Units of this offer in the period that runs. */
function lentOf(held: LeasedUnits[], { id, limit }: OfferAtTill): number {
  return held
    .filter((unit) => unit.offerId === id && (unit.periodStart ?? limit?.periodStart) === limit?.periodStart)
    .reduce((sum, { left }) => sum + left, 0);
}
