import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { SESSION_COOKIE, secureCookie } from '../kernel/access/cookies.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AddMember } from './add-member.js';
import { HandOver } from './hand-over.js';
import { PartnerTeamPage } from './pages/partner-team.js';
import { RemoveMember } from './remove-member.js';
import { SignInLinks } from './sign-in-links.js';
import { MemberForm } from './team-form.js';
import { TeamQuery } from './team.query.js';

const path = '/partenaire/equipe';

@ApiExcludeController()
@Controller('partenaire/equipe')
@Access('partner')
export class PartnerTeamPages {
  constructor(
    private readonly db: Database,
    private readonly team: TeamQuery,
    private readonly addMember: AddMember,
    private readonly removeMember: RemoveMember,
    private readonly handOver: HandOver,
    private readonly links: SignInLinks,
  ) {}

  @Get()
  list(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    return this.render(visit, actor);
  }

  @Post()
  add(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    return this.attempt(visit, actor, { form: 'add', body, next: path }, async (tx) => {
      const member = { partnerId: actor.partnerId!, ...readForm(MemberForm, body) };
      await this.links.send(tx, await this.addMember.run(tx, actor, member), 'added');
    });
  }

  @Post('quitter')
  leave(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    return this.attempt(visit, actor, { next: '/' }, (tx) =>
      this.removeMember.run(tx, actor, actor.partnerId!, actor.id!),
    );
  }

  @Post('passer-la-main')
  pass(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    return this.attempt(visit, actor, { form: 'hand-over', body, next: '/' }, (tx) =>
      this.handOver.run(tx, actor, readForm(MemberForm, body)),
    );
  }

  @Post(':id/retirer')
  remove(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.attempt(visit, actor, { next: id === actor.id ? '/' : path }, (tx) =>
      this.removeMember.run(tx, actor, actor.partnerId!, id),
    );
  }

  private async attempt(
    visit: Visit,
    actor: Actor,
    { form, body, next }: { form?: 'add' | 'hand-over'; body?: FormValues; next: string },
    work: (tx: Tx) => Promise<void>,
  ) {
    try {
      await this.db.transaction(actor.ccasId, work);
    } catch (error) {
      return this.render(visit, actor, { form, values: body as Record<string, string>, refusal: refusalOf(error) });
    }
    if (next === '/') visit.reply.clearCookie(SESSION_COOKIE, secureCookie);
    return seeOther(visit, next);
  }

  private async render(visit: Visit, actor: Actor, more: Partial<Parameters<typeof PartnerTeamPage>[0]> = {}) {
    const members = await this.db.transaction(actor.ccasId, (tx) => this.team.find(tx, actor.partnerId!));
    if (more.refusal) visit.reply.status(more.refusal.status);
    return renderPage(
      visit,
      { title: 'Mon équipe', path },
      <PartnerTeamPage token={visit.formToken} ownId={actor.id!} members={members} {...more} />,
    );
  }
}
