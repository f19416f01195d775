import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { DossierParts } from './dossier-parts.js';
import { ResidentQuery } from './resident.query.js';
import { AlreadyRestricted, NotRestricted } from './residents.errors.js';

/**
 * RGPD, article 18: the data are kept and used for nothing else. No reminder, no batch, no list, no correction, no
 * merge and no erasure by date; the pass itself serves, because whoever shows it agrees to that use (docs/decisions/0050).
 */
@Injectable()
export class RestrictResident {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly parts: DossierParts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, ResidentMerged, AlreadyRestricted */
  async run(tx: Tx, actor: Actor, residentId: string): Promise<void> {
    const resident = await this.residents.lock(tx, residentId);
    if (resident.isErased) throw new NotFound('Cet usager');
    if (resident.restrictedAt) throw new AlreadyRestricted();
    await tx.run('update resident set restricted_at = $2 where id = $1', [residentId, this.clock.now().toString()]);
    for (const part of this.parts.all()) await part.restrict?.(tx, residentId);
    await this.audit.write(tx, actor, { action: 'resident.restricted', subject: { kind: 'resident', id: residentId } });
  }
}

/** The limitation is over; the person was told before (article 18, 3). */
@Injectable()
export class LiftRestriction {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, ResidentMerged, NotRestricted */
  async run(tx: Tx, actor: Actor, residentId: string): Promise<void> {
    const { restrictedAt } = await this.residents.lock(tx, residentId);
    if (!restrictedAt) throw new NotRestricted();
    await tx.run('update resident set restricted_at = null where id = $1', [residentId]);
    await this.audit.write(tx, actor, {
      action: 'resident.restriction_lifted',
      subject: { kind: 'resident', id: residentId },
    });
  }
}
