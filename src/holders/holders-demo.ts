import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart, type DemoWayIn } from '../kernel/demonstration/demo-part.js';
import { frenchDay } from '../kernel/ui/french.js';
import { ActivationSecrets } from './activation-secrets.js';

/** A pass to be put on a phone. */
@DemoPart()
@Injectable()
export class HoldersDemo implements DemoPart {
  readonly place = 110;

  constructor(private readonly secrets: ActivationSecrets) {}

  async waysIn(tx: Tx, actor: Actor): Promise<DemoWayIn[]> {
    const [pass] = await tx.rows<{ id: string; bornOn: string }>(
      `select p.id, r.born_on as "bornOn" from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
       where c.kind = 'card' and c.revoked_at is null and p.state = 'active' order by c.id limit 1`,
    );
    if (!pass) return [];
    const { url } = await this.secrets.open(tx, actor, { passId: pass.id });
    return [{ place: 60, who: 'Sur un téléphone', words: `${url}   (né·e le ${frenchDay(pass.bornOn)}, une fois)` }];
  }
}
