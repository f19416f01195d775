import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { type ResidentView, ResidentQuery } from '../residents/resident.query.js';
import { type PassEvent, PassHistoryQuery, type VoidedUse } from './pass-history.query.js';

/** More than anyone asks about at the counter; the file of their data has all of them. */
const MOST = 200;

export interface ShownUses {
  resident: ResidentView;
  events: PassEvent[];
  /** Of the events that were voided. */
  voids: VoidedUse[];
}

/**
 * The person asks where their pass was used or refused, and an agent looks with them: a list of shops tells of health
 * and habits, so nobody reads it unasked, and each look is in the journal.
 */
@Injectable()
export class ShowUses {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly history: PassHistoryQuery,
    private readonly audit: Audit,
  ) {}

  /**
   * What was only checked is not in it: that is for the holder alone.
   * @returns the last 200, newest first
   * @throws NotFound, ResidentMerged
   */
  async run(tx: Tx, actor: Actor, residentId: string): Promise<ShownUses> {
    const resident = await this.residents.get(tx, residentId);
    if (resident.isErased) throw new NotFound('Cet usager');
    const events = await this.history.ofResident(tx, residentId, MOST);
    const voids = await this.history.voidsOf(
      tx,
      events.filter(({ voided }) => voided).map(({ id }) => id),
    );
    await this.audit.write(tx, actor, { action: 'resident.uses_shown', subject: { kind: 'resident', id: residentId } });
    return { resident, events, voids };
  }
}
