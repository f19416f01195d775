import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { RecordRefusal } from './record-refusal.js';
import type { Verification } from './scan-answers.js';
import type { ScannedCredential } from './scanned-credential.query.js';

/** A pass shown at a till, and what was answered. */
interface Check {
  scan: ScannedCredential;
  answer: Verification;
  /** A code was read; else a number was typed. */
  byCode: boolean;
  /** This partner has looked at it today already, and that is told. */
  isNoted: boolean;
}

/** What is kept of a check: for the holder that it took place, for the CCAS why nothing was to be had. */
@Injectable()
export class NoteCheck {
  constructor(
    private readonly recordRefusal: RecordRefusal,
    private readonly clock: Clock,
  ) {}

  isNeeded({ partnerId }: Actor, { answer: { verdict, offers }, isNoted }: Check): boolean {
    if (verdict !== 'accepted') return true;
    return partnerId !== undefined && (!isNoted || !offers.some((offer) => offer.verdict === 'accepted'));
  }

  async run(tx: Tx, actor: Actor, check: Check): Promise<void> {
    if (!this.isNeeded(actor, check)) return;
    const { scan, answer, byCode, isNoted } = check;
    if (answer.verdict === 'accepted') {
      if (!isNoted) await this.noteDay(tx, scan.passId!, actor.partnerId!);
      if (!answer.offers.some((offer) => offer.verdict === 'accepted')) await this.nothingLeft(tx, actor, check);
    } else if (byCode || answer.verdict !== 'malformed')
      // A number mistyped is nobody's refusal.
      await this.recordRefusal.run(tx, actor, answer.verdict, {
        partnerId: actor.partnerId,
        passId: scan.passId,
        credentialId: scan.credentialId,
      });
  }

  /** For the holder, who may ask where their pass was looked at; once a day and partner. */
  private async noteDay(tx: Tx, passId: string, partnerId: string): Promise<void> {
    await tx.run('insert into pass_check (pass_id, partner_id, day) values ($1, $2, $3) on conflict do nothing', [
      passId,
      partnerId,
      this.clock.today().toString(),
    ]);
  }

  /** The shop sees red before it could tap anything: the CCAS must be able to say why, once a scan. */
  private async nothingLeft(tx: Tx, actor: Actor, { scan, answer: { offers } }: Check): Promise<void> {
    // One reason for all of them is one refusal; several are told offer by offer.
    const reasons = new Set(offers.map(({ verdict }) => verdict));
    for (const { id, verdict } of reasons.size === 1 && offers.length > 1 ? [{ ...offers[0]!, id: undefined }] : offers)
      await this.recordRefusal.run(tx, actor, verdict, {
        offerId: id,
        partnerId: actor.partnerId,
        passId: scan.passId,
        credentialId: scan.credentialId,
        isLook: true,
      });
  }
}
