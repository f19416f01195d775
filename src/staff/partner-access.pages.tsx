import { ofName } from '../kernel/text/of-name.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AddMember } from '../partners/add-member.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { RemoveMember } from '../partners/remove-member.js';
import { SignInLinks } from '../partners/sign-in-links.js';
import { MemberForm } from '../partners/team-form.js';
import { TeamQuery } from '../partners/team.query.js';
import { TillActions } from '../partners/till-actions.js';
import { TillsQuery } from '../partners/tills.query.js';
import { PartnerAccessPage } from './pages/partner-access.js';

type More = Partial<Parameters<typeof PartnerAccessPage>[0]>;

/** Who comes in for a partner and which phones scan for it, as an agent sets it up at the counter. */
@ApiExcludeController()
@Controller('ccas/partenaires/:id/acces')
@Access(...STAFF)
export class PartnerAccessPages {
  constructor(
    private readonly db: Database,
    private readonly partners: PartnerDirectoryQuery,
    private readonly team: TeamQuery,
    private readonly tills: TillsQuery,
    private readonly addMember: AddMember,
    private readonly removeMember: RemoveMember,
    private readonly links: SignInLinks,
    private readonly tillActions: TillActions,
  ) {}

  @Get()
  page(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.render(visit, id);
  }

  @Post('equipe')
  add(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, { form: 'team', values: body as Record<string, string> }, async (tx) => {
      const memberId = await this.addMember.run(tx, actor, { partnerId: id, ...readForm(MemberForm, body) });
      await this.links.send(tx, memberId, 'added');
    });
  }

  /** A link on this screen, for a partner who is here and has no mail at hand. */
  @Post('equipe/:member/lien')
  link(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Id('member') memberId: string) {
    return this.attempt(visit, actor, id, {}, async (tx) => ({ link: await this.links.show(tx, actor, id, memberId) }));
  }

  @Post('equipe/:member/retirer')
  remove(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Id('member') memberId: string) {
    return this.attempt(visit, actor, id, {}, (tx) => this.removeMember.run(tx, actor, id, memberId));
  }

  @Post('caisses')
  addTill(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, { form: 'tills' }, async (tx) => ({
      pairing: await this.tillActions.add(tx, actor, id, body, visit.tenant.origin),
    }));
  }

  @Post('caisses/:till/:verb')
  changeTill(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('till') tillId: string,
    @Param('verb') verb: string,
    @Body() body: FormValues,
  ) {
    return this.attempt(visit, actor, id, { form: 'tills' }, async (tx) => {
      const pairing = await this.tillActions.run(tx, actor, tillId, verb, body, visit.tenant.origin);
      return pairing && { pairing };
    });
  }

  /** Shows what the work returned, since it is seen once; else goes back to the page. */
  private async attempt(
    visit: Visit,
    actor: Actor,
    id: string,
    ifRefused: More,
    work: (tx: Tx) => Promise<More | undefined | void>,
  ) {
    let shown: More | undefined | void;
    try {
      shown = await this.db.transaction(actor.ccasId, work);
    } catch (error) {
      return this.render(visit, id, { ...ifRefused, refusal: refusalOf(error) });
    }
    return shown ? this.render(visit, id, shown) : seeOther(visit, `/ccas/partenaires/${id}/acces`);
  }

  private async render(visit: Visit, id: string, more: More = {}) {
    const found = await this.db.transaction(visit.tenant.id, async (tx) => ({
      partner: await this.partners.get(tx, id),
      members: await this.team.find(tx, id),
      tills: await this.tills.find(tx, id),
    }));
    if (more.refusal) visit.reply.status(more.refusal.status);
    return renderPage(
      visit,
      { title: `Accès ${ofName(found.partner.name)}`, kind: 'console', path: '/ccas/partenaires' },
      <PartnerAccessPage token={visit.formToken} {...found} {...more} />,
    );
  }
}
