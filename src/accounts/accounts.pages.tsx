import { Get, Post } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { SecurityLog } from '../kernel/access/security-log.js';
import { CurrentActor, CurrentTenant } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { ModuleSwitches } from '../kernel/modules/module-switches.js';
import { MailSender } from '../kernel/mail/mail-sender.js';
import { MailTransport } from '../kernel/mail/mail-transport.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to, type WayOn } from '../kernel/screens/way-on.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock } from '../kernel/time/clock.js';
import { AccountDirectoryQuery } from './account-directory.query.js';
import { AccountListQuery } from './account-list.query.js';
import { AccountListRequest } from './account-list-request.js';
import { InvitationForm, ModulesForm, RoleForm } from './account-form.js';
import { ChangeRole } from './change-role.js';
import { DeactivateAccount } from './deactivate-account.js';
import { EndSession } from './end-session.js';
import { EndTotp } from './end-totp.js';
import { GrantModules } from './grant-modules.js';
import { GivePasswordLink } from './give-password-link.js';
import { InviteAccount } from './invite-account.js';
import { AccountListPage } from './pages/account-list.js';
import { AccountPage } from './pages/account.js';
import { InvitationPage } from './pages/invitation.js';
import { type LinkMade, LinkMadePage, titleOfLinkMade } from './pages/link-made.js';
import { ReinviteAccount } from './reinvite-account.js';

const path = '/ccas/comptes';
/** Refused sign-ins are counted this far back. */
const REFUSALS_DAYS = 30;

/** Who works at the CCAS, and what each may do: a manager's page. */
@Screens('ccas/comptes', ['manager'])
export class AccountsPages {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountDirectoryQuery,
    private readonly accountList: AccountListQuery,
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
    private readonly modules: ModuleSwitches,
    private readonly grantModules: GrantModules,
  ) {}

  @Get()
  @Page('Comptes', AccountListPage)
  async list(@InTx() tx: Tx, @CurrentActor() { id }: Actor, @InAddress() request: AccountListRequest) {
    return { list: await this.accountList.find(tx, request), closed: await this.accountList.closed(tx), ownId: id };
  }

  @Get('nouveau')
  @Page('Inviter une personne', InvitationPage)
  invitation(@CurrentTenant() { modules }: Tenant) {
    return { modules: this.modules.among(modules) };
  }

  @Post()
  @Page(titleOfLinkMade, LinkMadePage)
  @RefusedShows('invitation')
  async invite(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() form: InvitationForm) {
    const { id, url } = await this.inviteAccount.run(tx, actor, form);
    return this.linkMade(tx, 'invitation', id, url);
  }

  @Get(':id')
  @Page(({ account }) => account.name, AccountPage)
  async account(@InTx() tx: Tx, @CurrentActor() actor: Actor, @CurrentTenant() { modules }: Tenant, @Id() id: string) {
    const now = this.clock.now();
    const since = now.subtract({ hours: REFUSALS_DAYS * 24 }).toString();
    const account = await this.accounts.get(tx, id);
    const pseudonyms = [account.email, id].map((text) => this.securityLog.pseudonym(actor.ccasId, text));
    return {
      account,
      isOwn: id === actor.id,
      modules: this.modules.among(modules),
      sessions: await this.accounts.sessions(tx, id, now.toString()),
      refusals: await this.accounts.refusals(tx, pseudonyms, since),
    };
  }

  @Post(':id/invitation')
  @Page(titleOfLinkMade, LinkMadePage)
  @RefusedShows('account')
  async reinvite(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const url = await this.reinviteAccount.run(tx, actor, id);
    return url ? this.linkMade(tx, 'invitation', id, url) : to(`${path}/${id}`);
  }

  @Post(':id/mot-de-passe')
  @Page(titleOfLinkMade, LinkMadePage)
  @RefusedShows('account')
  async passwordLink(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const url = await this.givePasswordLink.run(tx, actor, id);
    return url ? this.linkMade(tx, 'password', id, url) : to(`${path}/${id}`);
  }

  @Post(':id/role')
  @RefusedShows('account')
  async role(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() { kind }: RoleForm) {
    await this.changeRole.run(tx, actor, id, kind);
    return this.told(tx, id);
  }

  @Post(':id/modules')
  @RefusedShows('account')
  async grant(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() { modules = [] }: ModulesForm) {
    await this.grantModules.run(tx, actor, id, modules);
    return this.told(tx, id);
  }

  @Post(':id/fermeture')
  @RefusedShows('account')
  async close(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.deactivate.run(tx, actor, id);
    return this.told(tx, id);
  }

  @Post(':id/double-verification')
  @RefusedShows('account')
  async resetTotp(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.endTotp.reset(tx, actor, id);
    return this.told(tx, id);
  }

  @Post(':id/sessions/:sessionId/fin')
  @RefusedShows('account')
  async end(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('sessionId') sessionId: string) {
    await this.endSession.one(tx, actor, id, sessionId);
    return this.told(tx, id);
  }

  @Post(':id/sessions/fin')
  @RefusedShows('account')
  async endAll(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.endSession.all(tx, actor, id);
    return this.told(tx, id);
  }

  /** What was written to the person leaves at once. */
  private told(tx: Tx, id: string): WayOn {
    this.db.afterCommit(tx, () => this.sender.kick());
    return to(`${path}/${id}`);
  }

  /** Without a mail server nothing leaves: the link is then shown, once, to be handed over. */
  private async linkMade(tx: Tx, why: LinkMade, id: string, url: string) {
    this.db.afterCommit(tx, () => this.sender.kick());
    return { why, account: await this.accounts.get(tx, id), url: this.transport.isSet ? undefined : url };
  }
}
