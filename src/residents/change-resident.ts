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
import { checkPersonDates } from './person-rules.js';
import { ResidentEntity } from './resident.entity.js';
import type { ResidentChanges } from './resident-form.js';
import {
  ChangedMeanwhile,
  DossierRestricted,
  OutsideCommunes,
  PossibleDuplicate,
  ResidentMerged,
} from './residents.errors.js';
import { SamePersonQuery } from './same-person.query.js';
import { refuseTakenReference } from './taken-reference.js';

/** Corrects a dossier. Only the fields that were sent change; null erases what may be left out. */
@Injectable()
export class ChangeResident {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly samePerson: SamePersonQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFound, ResidentMerged, DossierRestricted, OutsideCommunes, ReferenceTaken, InvalidInput
   * @throws ChangedMeanwhile when `changes.version` is no longer the dossier's: nothing is written
   * @throws PossibleDuplicate when the new identity is somebody's already
   */
  async run(tx: Tx, actor: Actor, id: string, changes: ResidentChanges): Promise<void> {
    const resident = await tx.findOne(ResidentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!resident || resident.erasedAt) throw new NotFound('Cet usager');
    if (resident.mergedInto) throw new ResidentMerged(resident.mergedInto);
    if (resident.restrictedAt) throw new DossierRestricted();
    if (changes.version !== undefined && changes.version !== resident.version)
      throw new ChangedMeanwhile(resident.version);
    if (changes.communeCode && !(await this.rules.own(tx)).communeCodes.includes(changes.communeCode))
      throw new OutsideCommunes();

    checkPersonDates(changes, this.clock.today());
    const before = said(resident);
    const { bornOn, phone, residenceProof, confirmedNew, version: _, ...texts } = changes;
    Object.assign(resident, texts);
    if (bornOn) resident.bornOn = Temporal.PlainDate.from(bornOn);
    if (phone !== undefined) resident.phone = phone && (toE164(phone) ?? null);
    if (residenceProof) {
      resident.residenceProofKind = residenceProof.kind;
      resident.residenceProofSeenOn = Temporal.PlainDate.from(residenceProof.seenOn);
    }
    const key = identityKey(resident);
    if (key !== resident.identityKey && !confirmedNew) {
      const others = (await this.samePerson.find(tx, actor.ccasId, key)).filter((other) => other.id !== id);
      if (others.length > 0) throw new PossibleDuplicate(others);
    }
    if (texts.reference) await refuseTakenReference(tx, texts.reference, id);
    resident.identityKey = key;
    resident.searchText = searchText(resident);
    resident.updatedAt = this.clock.now();
    await tx.update(ResidentEntity, { id }, resident);
    await this.audit.write(tx, actor, {
      action: 'resident.changed',
      subject: { kind: 'resident', id },
      details: { fields: changedFields(before, said(resident)) },
    });
  }
}

/** What a correction may change, as text. */
function said(resident: ResidentEntity): Record<string, string> {
  const { lastName, firstName, bornOn, communeCode, address, postcode, phone, email, reference } = resident;
  const { residenceProofKind, residenceProofSeenOn } = resident;
  const residenceProof = residenceProofKind && `${residenceProofKind} ${String(residenceProofSeenOn)}`;
  const values = {
    lastName,
    firstName,
    bornOn,
    communeCode,
    address,
    postcode,
    phone,
    email,
    reference,
    residenceProof,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value ?? '')]));
}

function changedFields(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}
