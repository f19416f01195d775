import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { toE164 } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { identityKey, searchText } from './identity.js';
import { checkPersonDates } from './person-rules.js';
import { ResidentEntity } from './resident.entity.js';
import type { ResidentForm } from './resident-form.js';
import { OutsideCommunes, PossibleDuplicate } from './residents.errors.js';
import { refuseTakenReference } from './taken-reference.js';
import { SamePersonQuery } from './same-person.query.js';

/** An agent has the person and a proof of residence in front of them. */
@Injectable()
export class RegisterResident {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly samePerson: SamePersonQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the new resident
   * @throws PossibleDuplicate with the candidates, unless the form confirms somebody else
   * @throws OutsideCommunes, ReferenceTaken, InvalidInput for a birth date or a proof in the future
   */
  async run(tx: Tx, actor: Actor, form: ResidentForm): Promise<string> {
    checkPersonDates(form, this.clock.today());
    const { communeCodes } = await this.rules.own(tx);
    if (!communeCodes.includes(form.communeCode)) throw new OutsideCommunes();
    const bornOn = Temporal.PlainDate.from(form.bornOn);
    const seenOn = Temporal.PlainDate.from(form.residenceProof.seenOn);

    const person = { lastName: form.lastName, firstName: form.firstName, bornOn };
    const key = identityKey(person);
    if (!form.confirmedNew) {
      const candidates = await this.samePerson.find(tx, actor.ccasId, key);
      if (candidates.length > 0) throw new PossibleDuplicate(candidates);
    }

    if (form.reference) await refuseTakenReference(tx, form.reference);
    const id = uuidv7();
    const now = this.clock.now();
    await tx.insert(ResidentEntity, {
      ...person,
      id,
      communeCode: form.communeCode,
      address: form.address ?? null,
      postcode: form.postcode ?? null,
      phone: form.phone ? toE164(form.phone) : null,
      email: form.email ?? null,
      reference: form.reference ?? null,
      residenceProofKind: form.residenceProof.kind,
      residenceProofSeenOn: seenOn,
      identityKey: key,
      searchText: searchText(person),
      registeredAt: now,
      updatedAt: now,
    });
    await this.audit.write(tx, actor, { action: 'resident.registered', subject: { kind: 'resident', id } });
    return id;
  }
}
