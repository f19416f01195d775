import { Post } from '@nestjs/common';
import { IsEmail, Length, MaxLength } from 'class-validator';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { Tidy } from '../kernel/http/tidy.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { AgreementFileQuery } from './agreement-file.query.js';
import { AgreementPages } from './agreement.pages.js';
import { ChangeInsurerTeam } from './change-insurer-team.js';
import { InsurerLinks } from './insurer-links.js';
import { AgreementPage } from './pages/agreement.js';

class Member {
  @Tidy()
  @Length(1, 80)
  name!: string;

  @IsEmail()
  @MaxLength(254)
  email!: string;
}

const base = '/ccas/mutuelle/conventions';

/** Who may come in for the mutuelle, as the CCAS decides on the page of their agreement. */
@Screens('ccas/mutuelle/conventions', STAFF, { path: '/ccas/mutuelle' })
export class InsurerTeamPages {
  constructor(
    private readonly file: AgreementFileQuery,
    private readonly team: ChangeInsurerTeam,
    private readonly links: InsurerLinks,
  ) {}

  @Post(':id/personnes')
  @RefusedShows([AgreementPages, 'one'])
  async addMember(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() member: Member) {
    await this.links.send(tx, await this.team.add(tx, actor, id, member), 'added');
    return to(`${base}/${id}`);
  }

  @Post(':id/personnes/:member/retirer')
  @RefusedShows([AgreementPages, 'one'])
  async removeMember(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('member') memberId: string) {
    await this.team.remove(tx, actor, id, memberId);
    return to(`${base}/${id}`);
  }

  /** A link on this screen, for somebody who is here and has no mail at hand. */
  @Post(':id/personnes/:member/lien')
  @Page(({ agreement }) => agreement.insurerName, AgreementPage)
  async link(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('member') memberId: string) {
    const link = await this.links.show(tx, actor, id, memberId);
    return { ...(await this.file.get(tx, id)), link };
  }
}
