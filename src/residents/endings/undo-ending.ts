import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';
import { DossierParts } from '../dossier-parts.js';
import { ResidentQuery } from '../resident.query.js';
import type { CameBack } from './ending.js';
import { UNDO_DAYS } from './ending-wording.js';
import { NotEnded, UndoTooLate } from './endings.errors.js';

interface Row {
  id: string;
  ended: Record<string, object>;
  isTooLate: boolean;
}

/** It was a mistake, or the person is back: everything that can come back does, and what cannot is said. */
@Injectable()
export class UndoEnding {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly parts: DossierParts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, ResidentMerged, NotEnded, UndoTooLate after 30 days */
  async run(tx: Tx, actor: Actor, residentId: string): Promise<CameBack> {
    const { isErased } = await this.residents.lock(tx, residentId);
    if (isErased) throw new NotFound('Cet usager');
    const [ending] = await tx.rows<Row>(
      `select id, ended, (noted_at at time zone 'Europe/Paris')::date + ${UNDO_DAYS} < $2::date as "isTooLate"
       from resident_ending where resident_id = $1 and undone_at is null for update`,
      [residentId, this.clock.today().toString()],
    );
    if (!ending) throw new NotEnded();
    if (ending.isTooLate) throw new UndoTooLate();

    const said: CameBack = { back: [], lost: [] };
    // The last that ended comes back first.
    for (const { name, ending: part } of this.parts.all().toReversed()) {
      const ended = ending.ended[name];
      if (!ended) continue;
      const { back, lost } = await part.takeBack(tx, actor, residentId, ended);
      said.back.unshift(...back);
      said.lost.unshift(...lost);
    }
    const claimed = await tx.run(
      `update resident_ending set undone_at = $2, undone_by_kind = $3, undone_by_id = $4, undone_said = $5 where id = $1 and undone_at is null`,
      [ending.id, this.clock.now().toString(), actor.kind, actor.id ?? null, JSON.stringify(said)],
    );
    if (claimed === 0) throw new NotEnded();
    await tx.run('update resident set ended_as = null, ended_on = null where id = $1', [residentId]);
    await this.audit.write(tx, actor, {
      action: 'resident.ending_undone',
      subject: { kind: 'resident', id: residentId },
      details: { endingId: ending.id },
    });
    return said;
  }
}
