import { Injectable } from '@nestjs/common';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { type Actor, systemActor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { ChangeTill } from './change-till.js';
import { RemoveMember } from './remove-member.js';

/**
 * A partner that has left: nobody comes in for it any more, and none of its tills scans. Its SIRET is public: whoever
 * joins under it later begins with a team of their own, and reads nothing of the one before.
 */
@Injectable()
export class CloseAccess {
  constructor(
    private readonly removeMember: RemoveMember,
    private readonly changeTill: ChangeTill,
    private readonly tokens: AccessTokens,
  ) {}

  async run(tx: Tx, actor: Actor, partnerId: string): Promise<void> {
    const all = (sql: string): Promise<{ id: string }[]> => tx.query(sql, [partnerId]);
    // The CCAS ends it all, whoever asked: a colleague may not remove the last of a team.
    const ccas = actor.partnerId ? systemActor(actor.ccasId) : actor;
    for (const { id } of await all(
      'select id from partner_member where partner_id = $1 and left_at is null order by id',
    ))
      await this.removeMember.run(tx, ccas, partnerId, id);
    for (const { id } of await all('select id from till where partner_id = $1 and revoked_at is null order by id'))
      await this.changeTill.revoke(tx, ccas, id);
    await this.tokens.revokeAllFor(tx, partnerId);
  }
}
