import { Get, Post, type Type } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { SESSION_COOKIE } from '../kernel/access/cookies.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { besides, to } from '../kernel/screens/way-on.js';
import { HandOver } from './hand-over.js';
import { InviteMember } from './invite-member.js';
import { MemberForm } from './member-form.js';
import { OwnTeamPage, type OwnTeamWords } from './pages/own-team.js';
import { RemoveMember } from './remove-member.js';
import type { TeamKind } from './team.js';
import { TeamQuery } from './team.query.js';

const signedOut = () => besides(to('/'), { cookies: [{ name: SESSION_COOKIE }] });

/** « Mon équipe », for a kind of team whose members change it themselves. */
export function ownTeamPages({ key, actorKind, pages }: TeamKind, words: OwnTeamWords): Type {
  const path = `${pages.space}/equipe`;

  @Screens(path.slice(1), [actorKind])
  @Formerly('0.1.0', { leave: 'quitter', passOn: 'passer-la-main', remove: ':id/retirer' })
  class OwnTeamPages {
    constructor(
      private readonly team: TeamQuery,
      private readonly inviteMember: InviteMember,
      private readonly removeMember: RemoveMember,
      private readonly handOver: HandOver,
    ) {}

    @Get()
    @Page('Mon équipe', OwnTeamPage)
    async list(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
      const members = await this.team.find(tx, await this.team.ownOf(tx, key, actor));
      return { path, words, ownId: actor.id!, members };
    }

    @Post()
    @RefusedShows('list')
    async add(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() member: MemberForm) {
      await this.inviteMember.run(tx, actor, await this.team.ownOf(tx, key, actor), member);
      return to(path);
    }

    @Post('depart')
    @RefusedShows('list')
    async leave(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
      await this.removeMember.run(tx, actor, await this.team.ownOf(tx, key, actor), actor.id!);
      return signedOut();
    }

    @Post('responsable')
    @RefusedShows('list')
    async passOn(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() successor: MemberForm) {
      await this.handOver.run(tx, actor, await this.team.ownOf(tx, key, actor), successor);
      return signedOut();
    }

    @Post(':id/retrait')
    @RefusedShows('list')
    async remove(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
      await this.removeMember.run(tx, actor, await this.team.ownOf(tx, key, actor), id);
      return id === actor.id ? signedOut() : to(path);
    }
  }
  return OwnTeamPages;
}
