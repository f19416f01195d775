import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { MailSender } from '../kernel/mail/mail-sender.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AccountDirectoryQuery } from './account-directory.query.js';
import { ChangePassword } from './change-password.js';
import { EndSession } from './end-session.js';
import { KnownDevices } from './known-devices.js';
import { MyAccountPage } from './pages/my-account.js';

const path = '/ccas/mon-compte';

/** What everyone of the CCAS sees and changes of their own account. */
@ApiExcludeController()
@Controller('ccas/mon-compte')
@Access(...STAFF)
export class MyAccountPages {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountDirectoryQuery,
    private readonly changePassword: ChangePassword,
    private readonly endSession: EndSession,
    private readonly knownDevices: KnownDevices,
    private readonly sender: MailSender,
    private readonly clock: Clock,
  ) {}

  @Get()
  mine(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Query('fait') done?: unknown) {
    return this.render(visit, actor, { done: typeof done === 'string' ? done : undefined });
  }

  @Post('mot-de-passe')
  async password(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Body() body: FormValues,
  ) {
    try {
      await this.changePassword.run(actor, String(body.currentPassword ?? ''), String(body.password ?? ''));
      await this.knownDevices.remember(visit, request, actor.id!);
      this.sender.kick();
      return seeOther(visit, `${path}?fait=mot-de-passe`);
    } catch (error) {
      return this.render(visit, actor, { form: 'password', refusal: refusalOf(error) });
    }
  }

  @Post('sessions/:sessionId/fin')
  end(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id('sessionId') sessionId: string) {
    return this.attempt(visit, actor, (tx) => this.endSession.one(tx, actor, actor.id!, sessionId));
  }

  @Post('sessions/fin')
  endOthers(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    return this.attempt(visit, actor, (tx) => this.endSession.all(tx, actor, actor.id!));
  }

  private async attempt(visit: Visit, actor: Actor, work: (tx: Tx) => Promise<unknown>) {
    try {
      await this.db.transaction(actor.ccasId, work);
      return seeOther(visit, path);
    } catch (error) {
      return this.render(visit, actor, { form: 'sessions', refusal: refusalOf(error) });
    }
  }

  private async render(
    visit: Visit,
    actor: Actor,
    more: { form?: 'password' | 'sessions'; refusal?: Refusal; done?: string },
  ) {
    const props = await this.db.transaction(actor.ccasId, async (tx) => ({
      account: await this.accounts.get(tx, actor.id!),
      sessions: await this.accounts.sessions(tx, actor.id!, this.clock.now().toString()),
    }));
    if (more.refusal) visit.reply.status(more.refusal.status);
    return renderPage(
      visit,
      { title: 'Mon compte', kind: 'console', path },
      <MyAccountPage token={visit.formToken} sessionId={actor.tokenId!} {...props} {...more} />,
    );
  }
}
