import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { BulkActs } from '../kernel/bulk/bulk-act.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { MailSender } from '../kernel/mail/mail-sender.js';
import { MailTransport } from '../kernel/mail/mail-transport.js';
import { ResendMail } from '../kernel/mail/resend-mail.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { MailListRequest } from './mail-list-request.js';
import { MailLogQuery } from './mail-log.query.js';
import { MailListPage } from './pages/mail-list.js';
import { MailPage } from './pages/mail.js';

@Screens('ccas/courriels', STAFF)
export class MailsPages {
  constructor(
    private readonly db: Database,
    private readonly mails: MailLogQuery,
    private readonly acts: BulkActs,
    private readonly resendMail: ResendMail,
    private readonly sender: MailSender,
    private readonly transport: MailTransport,
  ) {}

  @Get()
  @Page('Courriels', MailListPage)
  async list(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InAddress() request: MailListRequest) {
    return {
      list: await this.mails.find(tx, request),
      acts: this.acts.of('courriels', actor),
      isSending: this.transport.isSet,
    };
  }

  @Get(':id')
  @Page(({ mail }) => mail.subject, MailPage)
  async mail(@InTx() tx: Tx, @Id() id: string) {
    return { mail: await this.mails.get(tx, id) };
  }

  @Post(':id/renvoi')
  @RefusedShows('mail')
  async resend(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.resendMail.run(tx, actor, id);
    this.db.afterCommit(tx, () => this.sender.kick());
    return to(`/ccas/courriels/${id}`);
  }
}
