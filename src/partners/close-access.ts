import { Injectable } from '@nestjs/common';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { CloseTeam } from '../teams/close-team.js';
import { ChangeTill } from './change-till.js';

/**
 * A partner that has left: nobody comes in for it any more, and none of its tills scans. Its SIRET is public: whoever
 * joins under it later begins with a team of their own, and reads nothing of the one before.
 */
@Injectable()
export class CloseAccess {
  constructor(
    private readonly closeTeam: CloseTeam,
    private readonly changeTill: ChangeTill,
    private readonly tokens: AccessTokens,
  ) {}

  async run(tx: Tx, actor: Actor, partnerId: string): Promise<void> {
    await this.closeTeam.run(tx, actor, { kind: 'partner', ownerId: partnerId });
    const tills = await tx.rows<{ id: string }>(
      'select id from till where partner_id = $1 and revoked_at is null order by id',
      [partnerId],
    );
    for (const { id } of tills) await this.changeTill.revoke(tx, actor, id);
    await this.tokens.revokeAllFor(tx, partnerId);
  }
}
