import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { type OfferAtTill, OfferAtTillQuery } from './offer-at-till.query.js';
import { LeaseUnits } from './lease-units.js';
import { RecordRefusal } from './record-refusal.js';
import { type ScannedCredential, ScannedCredentialQuery } from './scanned-credential.query.js';
import type { OfferForPass, Verification } from './scan-answers.js';
import type { ShownPass } from './shown-pass.js';
import { TypedNumberQuery } from './typed-number.query.js';
import { UsesQuery } from './uses.query.js';
import { judge, judgeCode, type Verdict } from './verdict.js';

const usedUp: Verdict[] = ['limit_reached', 'quota_exhausted'];

/** Is this pass good, and what may its holder have here? Never says who. */
@Injectable()
export class VerifyPass {
  constructor(
    private readonly scanned: ScannedCredentialQuery,
    private readonly typed: TypedNumberQuery,
    private readonly offers: OfferAtTillQuery,
    private readonly uses: UsesQuery,
    private readonly leases: LeaseUnits,
    private readonly recordRefusal: RecordRefusal,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, actor: Actor, shown: ShownPass): Promise<Verification> {
    const scan =
      'passCode' in shown
        ? await this.scanned.read(tx, actor, shown.passCode)
        : await this.typed.read(tx, shown.passNumber);
    const verdict = judgeCode(scan);
    if (verdict !== 'accepted') {
      // A number mistyped is nobody's refusal.
      if ('passCode' in shown || verdict !== 'malformed')
        await this.recordRefusal.run(tx, actor, verdict, {
          partnerId: actor.partnerId,
          passId: scan.passId,
          credentialId: scan.credentialId,
        });
      return { verdict, validThrough: scan.validThrough ?? null, offers: [] };
    }
    const today = this.clock.today();
    if (actor.partnerId) await this.noteCheck(tx, scan.passId!, actor.partnerId, today);
    const offers = await this.offers.onLine(tx, actor.partnerId, this.clock.now());
    // To an agent, what is left of each offer would tell where the pass has been: said when one of them is used.
    const used = isStaff(actor) ? undefined : await this.uses.now(tx, scan.passId!, offers, today);
    const answers = await this.withOwnUnits(tx, actor, scan, offers, (offer, lent = 0) =>
      this.forPass(offer, scan, used && (used.get(offer.id) ?? 0), lent),
    );
    if (actor.partnerId && !answers.some((answer) => answer.verdict === 'accepted'))
      await this.recordNothingLeft(tx, actor, scan, answers);
    return { verdict, validThrough: scan.validThrough!, offers: answers };
  }

  /** For the holder, who may ask where their pass was looked at; once a day and partner. */
  private async noteCheck(tx: Tx, passId: string, partnerId: string, today: Temporal.PlainDate): Promise<void> {
    await tx.run('insert into pass_check (pass_id, partner_id, day) values ($1, $2, $3) on conflict do nothing', [
      passId,
      partnerId,
      today.toString(),
    ]);
  }

  /** What is used up for everyone may still be held by this very till. */
  private async withOwnUnits(
    tx: Tx,
    actor: Actor,
    scan: ScannedCredential,
    offers: OfferAtTill[],
    judged: (offer: OfferAtTill, lent?: number) => OfferForPass,
  ): Promise<OfferForPass[]> {
    const answers = offers.map((offer) => judged(offer));
    if (actor.kind !== 'till' || !answers.some(({ verdict }) => usedUp.includes(verdict))) return answers;
    const held = await this.leases.left(tx, actor.id!, scan.passId!);
    return answers.map((answer, index) => {
      const offer = offers[index]!;
      const isFor = (unit: (typeof held)[number]) =>
        unit.offerId === offer.id && (unit.periodStart ?? offer.limit?.periodStart) === offer.limit?.periodStart;
      const lent = held.filter(isFor).reduce((sum, { left }) => sum + left, 0);
      return usedUp.includes(answer.verdict) && lent > 0 ? judged(offer, lent) : answer;
    });
  }

  /** The shop sees red before it could tap anything: the CCAS must be able to say why, once a scan. */
  private async recordNothingLeft(
    tx: Tx,
    actor: Actor,
    scan: ScannedCredential,
    answers: OfferForPass[],
  ): Promise<void> {
    // One reason for all of them is one refusal; several are told offer by offer.
    const reasons = new Map(answers.map((answer) => [answer.verdict, answer]));
    for (const { id, verdict } of reasons.size === 1 && answers.length > 1
      ? [{ ...answers[0]!, id: undefined }]
      : answers)
      await this.recordRefusal.run(tx, actor, verdict, {
        offerId: id,
        partnerId: actor.partnerId,
        passId: scan.passId,
        credentialId: scan.credentialId,
        isLook: true,
      });
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
