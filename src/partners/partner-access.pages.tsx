import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentTenant } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Id, InPath } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { ofName } from '../kernel/text/of-name.js';
import { InviteMember } from '../teams/invite-member.js';
import { MemberForm } from '../teams/member-form.js';
import { RemoveMember } from '../teams/remove-member.js';
import { TeamLinks } from '../teams/team-links.js';
import { TeamQuery } from '../teams/team.query.js';
import { AddTill } from './add-till.js';
import { ChangeTill } from './change-till.js';
import { PartnerAccessPage } from './pages/partner-access.js';
import { shownPairing } from './pairing-code.js';
import { PartnerDirectoryQuery } from './partner-directory.query.js';
import { TillNameForm } from './till-name-form.js';
import { TillsQuery } from './tills.query.js';

const title = ({ partner }: { partner: { name: string } }) => `Accès ${ofName(partner.name)}`;
const pathOf = (id: string) => `/ccas/partenaires/${id}/acces`;
const teamOf = (id: string) => ({ kind: 'partner', ownerId: id });

/** Who comes in for a partner and which phones scan for it, as an agent sets it up at the counter. */
@Screens('ccas/partenaires/:id/acces', STAFF, { path: '/ccas/partenaires' })
@Formerly('0.1.0', {
  remove: 'equipe/:member/retirer',
  renameTill: 'caisses/:till/nommer',
  revokeTill: 'caisses/:till/retirer',
})
export class PartnerAccessPages {
  constructor(
    private readonly partners: PartnerDirectoryQuery,
    private readonly team: TeamQuery,
    private readonly inviteMember: InviteMember,
    private readonly removeMember: RemoveMember,
    private readonly links: TeamLinks,
    private readonly tills: TillsQuery,
    private readonly addTill: AddTill,
    private readonly changeTill: ChangeTill,
  ) {}

  @Get()
  @Page(title, PartnerAccessPage)
  async access(@InTx() tx: Tx, @Id() id: string, @InPath('till') refusedTill?: string) {
    return {
      partner: await this.partners.get(tx, id),
      members: await this.team.find(tx, teamOf(id)),
      tills: await this.tills.find(tx, id),
      refusedTill,
    };
  }

  @Post('equipe')
  @RefusedShows('access')
  async invite(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() member: MemberForm) {
    await this.inviteMember.run(tx, actor, teamOf(id), member);
    return to(pathOf(id));
  }

  /** A link on this screen, for a partner who is here and has no mail at hand. */
  @Post('equipe/:member/lien')
  @Page(title, PartnerAccessPage)
  @RefusedShows('access')
  async link(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('member') memberId: string) {
    const link = await this.links.show(tx, actor, teamOf(id), memberId);
    return { ...(await this.access(tx, id)), link };
  }

  @Post('equipe/:member/retrait')
  @RefusedShows('access')
  async remove(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('member') memberId: string) {
    await this.removeMember.run(tx, actor, teamOf(id), memberId);
    return to(pathOf(id));
  }

  @Post('caisses')
  @Page(title, PartnerAccessPage)
  @RefusedShows('access')
  async newTill(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @CurrentTenant() { origin }: Tenant,
    @Id() id: string,
    @Typed() { name }: TillNameForm,
  ) {
    const pairing = shownPairing(await this.addTill.run(tx, actor, id, name), origin);
    return { ...(await this.access(tx, id)), pairing, values: {} };
  }

  @Post('caisses/:till/code')
  @Page(title, PartnerAccessPage)
  @RefusedShows('access')
  async newCode(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @CurrentTenant() { origin }: Tenant,
    @Id() id: string,
    @Id('till') tillId: string,
  ) {
    const pairing = shownPairing(await this.addTill.again(tx, actor, tillId), origin);
    return { ...(await this.access(tx, id)), pairing };
  }

  @Post('caisses/:till/nom')
  @RefusedShows('access')
  async renameTill(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('till') tillId: string,
    @Typed() { name }: TillNameForm,
  ) {
    await this.changeTill.rename(tx, actor, tillId, name);
    return to(pathOf(id));
  }

  @Post('caisses/:till/retrait')
  @RefusedShows('access')
  async revokeTill(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('till') tillId: string) {
    await this.changeTill.revoke(tx, actor, tillId);
    return to(pathOf(id));
  }
}
