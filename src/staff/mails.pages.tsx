import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import { MailSender } from '../kernel/mail/mail-sender.js';
import { MailTransport } from '../kernel/mail/mail-transport.js';
import { ResendMail } from '../kernel/mail/resend-mail.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { type MailFilter, MailLogQuery } from './mail-log.query.js';
import { mailFilterLabels } from './mail-wording.js';
import { MailListPage } from './pages/mail-list.js';
import { MailPage } from './pages/mail.js';

const look = { kind: 'console', path: '/ccas/courriels' } as const;

@ApiExcludeController()
@Controller('ccas/courriels')
@Access(...STAFF)
export class MailsPages {
  constructor(
    private readonly db: Database,
    private readonly mails: MailLogQuery,
    private readonly resendMail: ResendMail,
    private readonly sender: MailSender,
    private readonly transport: MailTransport,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit, @Query('etat') state?: unknown, @Query('apres') after?: unknown) {
    const filter = Object.keys(mailFilterLabels).find((each) => each === state) as MailFilter | undefined;
    const search = { filter, after: readId(after) };
    const { items, next } = await this.db.transaction(visit.tenant.id, (tx) => this.mails.find(tx, search));
    const nextHref = next
      ? `/ccas/courriels?${new URLSearchParams({ ...(filter && { etat: filter }), apres: next }).toString()}`
      : undefined;
    return renderPage(
      visit,
      { title: 'Courriels', ...look },
      <MailListPage mails={items} filter={filter} nextHref={nextHref} isSending={this.transport.isSet} />,
    );
  }

  @Get(':id')
  mail(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.renderMail(visit, id);
  }

  @Post(':id/renvoi')
  async resend(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.resendMail.run(tx, actor, id));
      this.sender.kick();
      return seeOther(visit, `/ccas/courriels/${id}`);
    } catch (error) {
      return this.renderMail(visit, id, refusalOf(error));
    }
  }

  private async renderMail(visit: Visit, id: string, refusal?: Refusal) {
    const mail = await this.db.transaction(visit.tenant.id, (tx) => this.mails.get(tx, id));
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: mail.subject, ...look },
      <MailPage mail={mail} token={visit.formToken} refusal={refusal} />,
    );
  }
}
