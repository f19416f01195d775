import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import { DemoPart } from '../../kernel/demonstration/demo-part.js';
import { Clock } from '../../kernel/time/clock.js';
import { EndDossier } from './end-dossier.js';
import { UndoEnding } from './undo-ending.js';

/** Two who have left these days, with something still to do after each, and one of whom it was a mistake. */
@DemoPart()
@Injectable()
export class EndingsDemo implements DemoPart {
  /** After all that may end. */
  readonly place = 120;

  constructor(
    private readonly endDossier: EndDossier,
    private readonly undoEnding: UndoEnding,
    private readonly clock: Clock,
  ) {}

  async load(tx: Tx, actor: Actor): Promise<void> {
    const yesterday = this.clock.today().subtract({ days: 1 }).toString();
    const [died] = await this.holders(tx, true);
    const [moved, mistaken] = await this.holders(tx, false);
    await this.endDossier.run(tx, actor, died!, { kind: 'deceased', on: yesterday, toldBy: 'town_hall' });
    await this.endDossier.run(tx, actor, moved!, { kind: 'moved', on: yesterday, toldBy: 'person' });
    await this.endDossier.run(tx, actor, mistaken!, { kind: 'deceased', on: yesterday, toldBy: 'partner' });
    await this.undoEnding.run(tx, actor, mistaken!);
  }

  /** Of the crowd: who holds a pass, and has not used it for a month. An internal read model: passes and uses are others'. */
  private async holders(tx: Tx, isInHousehold: boolean): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `select r.id from resident r
       where exists (select from pass p join credential c on c.ccas_id = p.ccas_id and c.pass_id = p.id and c.kind = 'card'
           where p.ccas_id = r.ccas_id and p.resident_id = r.id and p.state = 'active' and p.valid_from < $1::date - 60 and p.valid_through > $1::date + 60)
         and not exists (select from redemption u join pass p on p.ccas_id = u.ccas_id and p.id = u.pass_id where p.ccas_id = r.ccas_id and p.resident_id = r.id and u.redeemed_at > $1::date - 30)
         and exists (select from household_member m where m.ccas_id = r.ccas_id and m.resident_id = r.id and m.left_at is null) = $2
         and (r.registered_at at time zone 'Europe/Paris')::date < $1::date - 60 and r.ended_as is null and r.merged_into is null
       order by r.identity_key limit 2`,
      [this.clock.today().toString(), isInHousehold],
    );
    return rows.map(({ id }) => id);
  }
}
