import { Injectable } from '@nestjs/common';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import type { Actor } from '../kernel/access/actor.js';
import type { ShownPass } from './shown-pass.js';
import type { Verdict } from './verdict.js';

/** A shopkeeper mistypes a few; whoever walks through numbers is stopped (trust.md, Abuse). */
const ALLOWED_FAILURES = 10;

/** Keeps a device from trying pass numbers: unknown ones are counted, known ones are free. */
@Injectable()
export class GuardedNumbers {
  constructor(private readonly attempts: FailedAttempts) {}

  /**
   * @param judge answers what was shown; its own transaction, because a failure is counted whatever becomes of it
   * @throws TooManyAttempts
   */
  async judging<Answer extends { verdict: Verdict }>(
    actor: Actor,
    shown: ShownPass,
    judge: () => Promise<Answer>,
  ): Promise<Answer> {
    if ('passCode' in shown) return judge();
    const attempt = await this.attempts.begin(actor.ccasId, { what: 'pass number', at: actor.id }, ALLOWED_FAILURES);
    const answer = await judge();
    if (answer.verdict !== 'malformed') await this.attempts.forgive(actor.ccasId, attempt);
    return answer;
  }
}
