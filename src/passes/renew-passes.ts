import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Database } from '../kernel/database/database.js';
import { scopeOf } from '../kernel/database/scope.js';
import { DomainError } from '../kernel/errors/domain-error.js';
import { failureCode } from '../kernel/jobs/failure-code.js';
import { RenewPass } from './renew-pass.js';

export interface RenewalRefusal {
  passId: string;
  code: string;
  detail: string;
  nextStep?: string;
}

export interface Renewals {
  renewed: string[];
  refused: RenewalRefusal[];
}

/** Renews one pass after the other, each in a transaction of its own: one that is refused never stops the others. */
@Injectable()
export class RenewPasses {
  private readonly log = new Logger(RenewPasses.name);

  constructor(
    private readonly db: Database,
    private readonly renewPass: RenewPass,
  ) {}

  /** @param passIds those of another CCAS are refused as unknown */
  async run(actor: Actor, passIds: string[]): Promise<Renewals> {
    const renewals: Renewals = { renewed: [], refused: [] };
    for (const passId of new Set(passIds)) {
      try {
        await this.db.transaction(scopeOf(actor), (tx) => this.renewPass.run(tx, actor, passId));
        renewals.renewed.push(passId);
      } catch (error) {
        renewals.refused.push({ passId, ...this.explain(passId, error) });
      }
    }
    return renewals;
  }

  private explain(passId: string, error: unknown): Omit<RenewalRefusal, 'passId'> {
    if (error instanceof DomainError) return { code: error.code, detail: error.message, nextStep: error.nextStep };
    this.log.error(`renewal of ${passId}: ${failureCode(error)}`);
    return {
      code: 'internal',
      detail: 'Une erreur de notre côté a empêché ce renouvellement.',
      nextStep: 'Réessayez, puis prévenez l’exploitant.',
    };
  }
}
