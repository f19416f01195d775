import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { IssueCredential } from './issue-credential.js';
import { RevokeCredential } from './revoke-credential.js';

/** The card was lost: every card of the pass ends, a new one is made, phones go on. */
@Injectable()
export class ReplaceCard {
  constructor(
    private readonly issueCredential: IssueCredential,
    private readonly revokeCredential: RevokeCredential,
  ) {}

  /**
   * @returns the id of the new card
   * @throws NotFound, WrongPassState
   */
  async run(tx: Tx, actor: Actor, passId: string): Promise<string> {
    const cards = await tx.rows<{ id: string }>(
      `select id from credential where pass_id = $1 and kind = 'card' and revoked_at is null order by id`,
      [passId],
    );
    for (const { id } of cards) await this.revokeCredential.run(tx, actor, passId, id);
    return this.issueCredential.run(tx, actor, passId);
  }
}
