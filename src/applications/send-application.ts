import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { systemActor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { drawPassNumber, formatPassNumber } from '../passes/pass-number.js';
import { identityKey } from '../residents/identity.js';
import { ApplicationMails } from './application-mails.js';
import { DraftGone, StepRefused } from './applications.errors.js';
import { OwnApplicationQuery } from './own-application.query.js';
import { PassApplicationEntity } from './pass-application.entity.js';
import { firstUnanswered, obstacles } from './step-rules.js';
import { steps } from './steps.js';

/** The draft becomes an application an agent will examine. Sent twice, it is still one. */
@Injectable()
export class SendApplication {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly own: OwnApplicationQuery,
    private readonly mails: ApplicationMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DraftGone when there is nothing under this secret; StepRefused naming the step to mend
   */
  async run(tx: Tx, ccasId: string, secret: string | undefined): Promise<void> {
    const draft = await this.own.find(tx, secret, 'for update');
    if (!draft || draft.state === 'withdrawn') throw new DraftGone();
    if (draft.state !== 'draft') return;
    const rules = await this.rules.own(tx);
    const unanswered = firstUnanswered(draft);
    if (unanswered) throw new StepRefused(unanswered, []);
    for (const step of steps) {
      const errors = obstacles(step, draft, rules, this.clock.today());
      if (errors.length > 0) throw new StepRefused(step, errors);
    }

    const now = this.clock.now();
    const reference = await this.freeReference(tx);
    const person = {
      lastName: draft.lastName!,
      firstName: draft.firstName!,
      bornOn: Temporal.PlainDate.from(draft.bornOn!),
    };
    await tx.update(
      PassApplicationEntity,
      { id: draft.id, state: 'draft' },
      { state: 'submitted', reference, identityKey: identityKey(person), submittedAt: now, savedAt: now },
    );
    await this.mails.received(tx, rules, { ...draft, reference: formatPassNumber(reference) });
    await this.audit.write(tx, systemActor(ccasId), {
      action: 'application.submitted',
      subject: { kind: 'pass_application', id: draft.id },
    });
  }

  private async freeReference(tx: Tx): Promise<string> {
    for (;;) {
      const reference = drawPassNumber();
      if (!(await tx.existsBy(PassApplicationEntity, { reference }))) return reference;
    }
  }
}
