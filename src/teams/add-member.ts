import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { MayChangeTeam } from './may-change-team.js';
import type { MemberForm } from './member-form.js';
import type { OneTeam } from './team.js';
import { AlreadyMember } from './teams.errors.js';

/** Someone more may act for another house. They are told by `InviteMember`. */
@Injectable()
export class AddMember {
  constructor(
    private readonly mayChange: MayChangeTeam,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the member
   * @throws Forbidden, NotFound when the owner is unknown or not the actor's own, AlreadyMember
   */
  async run(tx: Tx, actor: Actor, team: OneTeam, { name, email }: MemberForm): Promise<string> {
    const { ownerId } = team;
    const { members, owner, journal } = await this.mayChange.check(tx, actor, team);
    if ((await owner.name(tx, ownerId)) === undefined) throw new NotFound(owner.words);
    const id = uuidv7();
    const member = {
      id,
      ownerId,
      name: name.trim(),
      email: email.trim().toLowerCase(),
      addedAt: this.clock.now(),
    };
    // The index of those who are there decides, so that two who add the same address at once add one.
    const insert = tx.createQueryBuilder().insert().into(members).values(member).orIgnore().returning('id');
    const { raw } = await insert.execute();
    if ((raw as unknown[]).length === 0) throw new AlreadyMember();
    await this.audit.write(tx, actor, {
      action: journal.action('added'),
      subject: { kind: journal.subject, id },
      details: { [journal.owner]: ownerId },
    });
    return id;
  }
}
