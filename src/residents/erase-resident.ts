import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { DossierParts } from './dossier-parts.js';
import { erasedColumns } from './erased-columns.js';
import { ResidentQuery } from './resident.query.js';
import { AlreadyErased } from './residents.errors.js';

/** Takes away everything personal of one dossier, in every slice. The ledger keeps its rows and a random id. */
@Injectable()
export class EraseResident {
  constructor(
    private readonly resident: ResidentQuery,
    private readonly parts: DossierParts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, AlreadyErased */
  async run(tx: Tx, actor: Actor, residentId: string): Promise<void> {
    await this.resident.lock(tx, residentId);
    for (const part of this.parts.all()) await part.erase(tx, actor, residentId);
    const erased = await tx.run(`update resident r set ${erasedColumns} where r.id = $1 and r.erased_at is null`, [
      residentId,
      this.clock.now().toString(),
    ]);
    if (erased === 0) throw new AlreadyErased();
    await this.audit.write(tx, actor, {
      action: 'resident.erased',
      subject: { kind: 'resident', id: residentId },
    });
  }
}
