import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { toE164 } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { identityKey, searchText } from './identity.js';
import { ResidentEntity } from './resident.entity.js';
import type { ResidentChanges } from './resident-form.js';
import { OutsideCommunes } from './residents.errors.js';

/** Corrects a dossier. Only the fields that were sent change. */
@Injectable()
export class ChangeResident {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, OutsideCommunes */
  async run(tx: Tx, actor: Actor, id: string, changes: ResidentChanges): Promise<void> {
    const resident = await tx.findOne(ResidentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!resident) throw new NotFound('Cet usager');
    if (changes.communeCode && !(await this.rules.get(tx, actor.ccasId)).communeCodes.includes(changes.communeCode))
      throw new OutsideCommunes();

    const { bornOn, phone, residenceProof, ...texts } = changes;
    Object.assign(resident, texts);
    if (bornOn) resident.bornOn = Temporal.PlainDate.from(bornOn);
    if (phone) resident.phone = toE164(phone) ?? null;
    if (residenceProof) {
      resident.residenceProofKind = residenceProof.kind;
      resident.residenceProofSeenOn = Temporal.PlainDate.from(residenceProof.seenOn);
    }
    resident.identityKey = identityKey(resident);
    resident.searchText = searchText(resident);
    resident.updatedAt = this.clock.now();
    await tx.update(ResidentEntity, { id }, resident);
    await this.audit.write(tx, actor, {
      action: 'resident.changed',
      subject: { kind: 'resident', id },
      details: { fields: Object.keys(changes) },
    });
  }
}
