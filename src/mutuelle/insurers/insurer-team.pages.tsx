import { Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Formerly } from '../../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { InviteMember } from '../../teams/invite-member.js';
import { MemberForm } from '../../teams/member-form.js';
import { RemoveMember } from '../../teams/remove-member.js';
import { TeamLinks } from '../../teams/team-links.js';
import { AgreementFileQuery } from '../agreements/agreement-file.query.js';
import { AgreementPages } from '../agreements/agreement.pages.js';
import { AgreementPage } from '../agreements/pages/agreement.js';

const base = '/ccas/mutuelle/conventions';
const teamOf = (id: string) => ({ kind: 'insurer', ownerId: id });

/** Who may come in for the mutuelle, as the CCAS decides on the page of their agreement. */
@Screens('ccas/mutuelle/conventions', STAFF, { path: '/ccas/mutuelle' })
@Formerly('0.1.0', { removeMember: ':id/personnes/:member/retirer' })
export class InsurerTeamPages {
  constructor(
    private readonly file: AgreementFileQuery,
    private readonly inviteMember: InviteMember,
    private readonly removal: RemoveMember,
    private readonly links: TeamLinks,
  ) {}

  @Post(':id/personnes')
  @RefusedShows([AgreementPages, 'one'])
  async addMember(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() member: MemberForm) {
    await this.inviteMember.run(tx, actor, teamOf(id), member);
    return to(`${base}/${id}`);
  }

  @Post(':id/personnes/:member/retrait')
  @RefusedShows([AgreementPages, 'one'])
  async removeMember(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('member') memberId: string) {
    await this.removal.run(tx, actor, teamOf(id), memberId);
    return to(`${base}/${id}`);
  }

  /** A link on this screen, for somebody who is here and has no mail at hand. */
  @Post(':id/personnes/:member/lien')
  @Page(({ agreement }) => agreement.insurerName, AgreementPage)
  async link(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('member') memberId: string) {
    const link = await this.links.show(tx, actor, teamOf(id), memberId);
    return { ...(await this.file.get(tx, id)), link };
  }
}
