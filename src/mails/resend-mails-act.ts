import { Injectable } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { BulkAct, type BulkPlan } from '../kernel/bulk/bulk-act.js';
import { planOf } from '../kernel/bulk/bulk-plan.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { MailSender } from '../kernel/mail/mail-sender.js';
import { type Resendable, ResendMail } from '../kernel/mail/resend-mail.js';

/** Sends those again that did not leave: once the server is mended, there are often many. */
@BulkAct()
@Injectable()
export class ResendMailsAct implements BulkAct {
  readonly key = 'renvoi-courriels';
  readonly list = 'courriels';
  readonly by = STAFF;
  readonly label = 'Renvoyer';
  readonly explained = 'Les courriels qui ne sont pas partis sont essayés de nouveau.';
  readonly done = ['courriel remis à l’envoi', 'courriels remis à l’envoi'] as const;

  constructor(
    private readonly db: Database,
    private readonly resendMail: ResendMail,
    private readonly sender: MailSender,
  ) {}

  async plan(tx: Tx, ids: string[]): Promise<BulkPlan> {
    const rows = await tx.rows<{ [K in keyof Resendable]: Resendable[K] | null }>(
      'select m.state, m.text_body from unnest($1::uuid[]) asked (id) left join mail m on m.id = asked.id',
      [ids],
    );
    return planOf(rows, ({ state, textBody }) => {
      if (state === null) throw new NotFound('Ce courriel');
      this.resendMail.check({ state, textBody });
    });
  }

  async run(tx: Tx, actor: Actor, id: string): Promise<void> {
    await this.resendMail.run(tx, actor, id);
    this.db.afterCommit(tx, () => this.sender.kick());
  }

  named(tx: Tx, ids: string[]) {
    return tx.rows<{ id: string; label: string; href: string }>(
      `select id, subject as label, '/ccas/courriels/' || id as href from mail where id = any($1::uuid[])`,
      [ids],
    );
  }
}
