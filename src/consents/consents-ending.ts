import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { counted } from '../kernel/ui/french.js';
import type { CameBack, EndedPart, Foreseen, PartEnding } from '../residents/endings/ending.js';
import { WithdrawConsent } from './withdraw-consent.js';

/** What the person agreed to holds no more, and whoever asked stops what stood on it. */
@Injectable()
export class ConsentsEnding implements PartEnding<string[]> {
  constructor(private readonly withdrawConsent: WithdrawConsent) {}

  async foreseen(tx: Tx, residentId: string): Promise<Foreseen> {
    const { length } = await this.held(tx, residentId);
    return { lines: length > 0 ? [`Ce que la personne avait accepté : ${counted(length, 'accord', 'accords')}`] : [] };
  }

  async end(tx: Tx, actor: Actor, residentId: string): Promise<EndedPart<string[]>> {
    const ended = new Set<string>();
    for (const id of await this.held(tx, residentId))
      if (!ended.has(id)) for (const each of await this.withdrawConsent.run(tx, actor, id, null)) ended.add(each);
    return { ...(ended.size > 0 && { ended: [...ended] }), remains: [] };
  }

  /** The person took nothing back themself, so that it holds again. What stood on it is for whoever asked. */
  async takeBack(tx: Tx, _actor: Actor, residentId: string, ids: string[]): Promise<CameBack> {
    const back = await tx.run(
      `update consent set withdrawn_at = null, withdrawal_noted_by = null
       where id = any($1::uuid[]) and resident_id = $2 and withdrawn_at is not null and withdrawn_how is null and forgotten_at is null`,
      [ids, residentId],
    );
    const lost = ids.length - back;
    return {
      back: back > 0 ? [`Ce que la personne avait accepté : ${counted(back, 'accord', 'accords')}`] : [],
      lost: lost > 0 ? [`${counted(lost, 'accord', 'accords')}, à demander de nouveau à la personne`] : [],
    };
  }

  private async held(tx: Tx, residentId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      'select id from consent where resident_id = $1 and withdrawn_at is null order by id',
      [residentId],
    );
    return rows.map(({ id }) => id);
  }
}
