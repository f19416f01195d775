import { Body, Controller, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsEmail, Length, MaxLength } from 'class-validator';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { Tidy } from '../kernel/http/tidy.js';
import { AgreementScreen } from './agreement-screen.js';
import { ChangeInsurerTeam } from './change-insurer-team.js';
import { InsurerLinks } from './insurer-links.js';

class Member {
  @Tidy()
  @Length(1, 80)
  name!: string;

  @IsEmail()
  @MaxLength(254)
  email!: string;
}

/** Who may come in for the mutuelle, as the CCAS decides on the page of their agreement. */
@ApiExcludeController()
@Controller('ccas/mutuelle/conventions')
@Access(...STAFF)
export class InsurerTeamPages {
  constructor(
    private readonly db: Database,
    private readonly team: ChangeInsurerTeam,
    private readonly links: InsurerLinks,
    private readonly screen: AgreementScreen,
  ) {}

  @Post(':id/personnes')
  addMember(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.screen.attempt(visit, actor, id, { form: 'member', body }, async (tx) => {
      await this.links.send(tx, await this.team.add(tx, actor, id, readForm(Member, body)), 'added');
    });
  }

  @Post(':id/personnes/:member/retirer')
  removeMember(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('member') memberId: string,
  ) {
    return this.screen.attempt(visit, actor, id, {}, (tx) => this.team.remove(tx, actor, id, memberId));
  }

  /** A link on this screen, for somebody who is here and has no mail at hand. */
  @Post(':id/personnes/:member/lien')
  async link(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('member') memberId: string,
  ) {
    const link = await this.db.transaction(actor.ccasId, (tx) => this.links.show(tx, actor, id, memberId));
    visit.reply.status(200);
    return this.screen.render(visit, id, { link });
  }
}
