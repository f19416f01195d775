import { Injectable } from '@nestjs/common';
import { TooManyAttempts } from '../kernel/access/access.errors.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { TooManyApplications } from './applications.errors.js';
import { OwnApplicationQuery } from './own-application.query.js';
import { SaveStep } from './save-step.js';
import { firstUnanswered } from './step-rules.js';
import type { Step, StepForm } from './steps.js';

/** Drafts begun from one address within a quarter of an hour: a library's, a residence's, not a flood's. */
const DRAFTS_PER_ADDRESS = 20;

interface Writer {
  ccasId: string;
  /** Network address. */
  address: string;
  /** What finds their draft again, if they have begun one. */
  secret: string | undefined;
}

/** A step from somebody without account. A draft that is begun is counted first, and one that is refused taken back. */
@Injectable()
export class KeepStep {
  constructor(
    private readonly own: OwnApplicationQuery,
    private readonly saveStep: SaveStep,
    private readonly attempts: FailedAttempts,
  ) {}

  /**
   * @returns the secret that finds the draft again, and whether all its steps are answered
   * @throws InvalidInput, DraftGone, TooManyApplications
   */
  async run(
    inShortTx: ShortTx,
    { ccasId, address, secret }: Writer,
    step: Step,
    form: StepForm,
  ): Promise<{ secret: string; isWhole: boolean }> {
    const begun = await inShortTx((tx) => this.own.find(tx, secret));
    const known = begun?.state === 'draft' ? secret : undefined;
    const attempt = known ? undefined : await this.begin(ccasId, address);
    try {
      return await inShortTx(async (tx) => {
        const kept = await this.saveStep.run(tx, known, step, form);
        const draft = await this.own.find(tx, kept);
        return { secret: kept, isWhole: !draft || !firstUnanswered(draft) };
      });
    } catch (error) {
      if (attempt) await this.attempts.forgive(ccasId, attempt);
      throw error;
    }
  }

  private async begin(ccasId: string, address: string): Promise<string> {
    try {
      return await this.attempts.begin(ccasId, { what: 'application', from: address }, DRAFTS_PER_ADDRESS);
    } catch (error) {
      throw error instanceof TooManyAttempts ? new TooManyApplications() : error;
    }
  }
}
