import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { SecurityLog } from '../kernel/access/security-log.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { MailSender } from '../kernel/mail/mail-sender.js';
import { MailTransport } from '../kernel/mail/mail-transport.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AccountDirectoryQuery } from './account-directory.query.js';
import { InvitationForm, RoleForm } from './account-form.js';
import { ChangeRole } from './change-role.js';
import { DeactivateAccount } from './deactivate-account.js';
import { EndSession } from './end-session.js';
import { EndTotp } from './end-totp.js';
import { GivePasswordLink } from './give-password-link.js';
import { InviteAccount } from './invite-account.js';
import { AccountListPage } from './pages/account-list.js';
import { AccountPage } from './pages/account.js';
import { InvitationPage } from './pages/invitation.js';
import { type LinkMade, LinkMadePage, linkMadeTitle } from './pages/link-made.js';
import { ReinviteAccount } from './reinvite-account.js';

const path = '/ccas/comptes';
const look = { kind: 'console', path } as const;
/** Refused sign-ins are counted this far back. */
const REFUSALS_DAYS = 30;

/** Who works at the CCAS, and what each may do: a manager's page. */
@ApiExcludeController()
@Controller('ccas/comptes')
@Access('manager')
export class AccountsPages {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountDirectoryQuery,
    private readonly inviteAccount: InviteAccount,
    private readonly reinviteAccount: ReinviteAccount,
    private readonly givePasswordLink: GivePasswordLink,
    private readonly changeRole: ChangeRole,
    private readonly deactivate: DeactivateAccount,
    private readonly endTotp: EndTotp,
    private readonly endSession: EndSession,
    private readonly securityLog: SecurityLog,
    private readonly sender: MailSender,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit) {
    const accounts = await this.db.transaction(visit.tenant.id, (tx) => this.accounts.find(tx));
    return renderPage(
      visit,
      { title: 'Comptes', ...look },
      <AccountListPage accounts={accounts} ownId={visit.actor?.id} />,
    );
  }

  @Get('nouveau')
  invitation(@CurrentVisit() visit: Visit) {
    return this.renderInvitation(visit, {});
  }

  @Post()
  async invite(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const form = readForm(InvitationForm, body);
      const { id, url } = await this.db.transaction(actor.ccasId, (tx) => this.inviteAccount.run(tx, actor, form));
      return this.renderLink(visit, 'invitation', id, url);
    } catch (error) {
      return this.renderInvitation(visit, body as Record<string, string>, refusalOf(error));
    }
  }

  @Get(':id')
  account(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.renderAccount(visit, id);
  }

  @Post(':id/invitation')
  reinvite(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.makeLink(visit, actor, id, 'invitation');
  }

  @Post(':id/mot-de-passe')
  passwordLink(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.makeLink(visit, actor, id, 'password');
  }

  @Post(':id/role')
  role(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, (tx) => this.changeRole.run(tx, actor, id, readForm(RoleForm, body).kind));
  }

  @Post(':id/fermeture')
  close(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.attempt(visit, actor, id, (tx) => this.deactivate.run(tx, actor, id));
  }

  @Post(':id/double-verification')
  resetTotp(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.attempt(visit, actor, id, (tx) => this.endTotp.reset(tx, actor, id));
  }

  @Post(':id/sessions/:sessionId/fin')
  end(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('sessionId') sessionId: string,
  ) {
    return this.attempt(visit, actor, id, (tx) => this.endSession.one(tx, actor, id, sessionId));
  }

  @Post(':id/sessions/fin')
  endAll(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.attempt(visit, actor, id, (tx) => this.endSession.all(tx, actor, id));
  }

  private async makeLink(visit: Visit, actor: Actor, id: string, why: LinkMade) {
    const make = why === 'invitation' ? this.reinviteAccount : this.givePasswordLink;
    try {
      const url = await this.db.transaction(actor.ccasId, (tx) => make.run(tx, actor, id));
      return url ? this.renderLink(visit, why, id, url) : seeOther(visit, `${path}/${id}`);
    } catch (error) {
      return this.renderAccount(visit, id, refusalOf(error));
    }
  }

  private async attempt(visit: Visit, actor: Actor, id: string, work: (tx: Tx) => Promise<unknown>) {
    try {
      await this.db.transaction(actor.ccasId, work);
      this.sender.kick();
      return seeOther(visit, `${path}/${id}`);
    } catch (error) {
      return this.renderAccount(visit, id, refusalOf(error));
    }
  }

  private renderInvitation(visit: Visit, values: Record<string, string | undefined>, refusal?: Refusal) {
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Inviter une personne', ...look },
      <InvitationPage token={visit.formToken} values={values} refusal={refusal} />,
    );
  }

  /** Without a mail server nothing leaves: the link is then shown, once, to be handed over. */
  private async renderLink(visit: Visit, why: LinkMade, id: string, url: string) {
    this.sender.kick();
    const account = await this.db.transaction(visit.tenant.id, (tx) => this.accounts.get(tx, id));
    visit.reply.status(200);
    const isShown = !this.transport.isSet;
    return renderPage(
      visit,
      { title: linkMadeTitle(why, isShown), ...look },
      <LinkMadePage why={why} account={account} url={isShown ? url : undefined} />,
    );
  }

  private async renderAccount(visit: Visit, id: string, refusal?: Refusal) {
    const now = this.clock.now();
    const since = now.subtract({ hours: REFUSALS_DAYS * 24 }).toString();
    const props = await this.db.transaction(visit.tenant.id, async (tx) => {
      const account = await this.accounts.get(tx, id);
      const pseudonyms = [account.email, id].map((text) => this.securityLog.pseudonym(visit.tenant.id, text));
      return {
        account,
        sessions: await this.accounts.sessions(tx, id, now.toString()),
        refusals: await this.accounts.refusals(tx, pseudonyms, since),
      };
    });
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: props.account.name, ...look },
      <AccountPage token={visit.formToken} isOwn={id === visit.actor?.id} {...props} refusal={refusal} />,
    );
  }
}
