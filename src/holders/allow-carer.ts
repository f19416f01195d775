import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { ResidentQuery } from '../residents/resident.query.js';
import { CarerEntity } from './carer.entity.js';
import type { CarerForm } from './carer-form.js';

/** A resident, on their phone, or an agent who has seen their signed form, allows someone to hold the pass for them. */
@Injectable()
export class AllowCarer {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param formSeenOn ISO day an agent saw the form; never given by the resident's own phone
   * @returns the id of the carer, who still has to activate a phone
   * @throws NotFound, ResidentMerged, DossierEnded; InvalidInput for an agent who has seen no form, or will see it
   */
  async run(tx: Tx, actor: Actor, residentId: string, form: CarerForm, formSeenOn?: string): Promise<string> {
    const seenOn = formSeenOn ? Temporal.PlainDate.from(formSeenOn) : null;
    if (isStaff(actor) && !seenOn)
      throw new InvalidInput([
        { field: 'formSeenOn', code: 'required', detail: 'Notez le jour où vous avez vu le formulaire signé.' },
      ]);
    if (seenOn && Temporal.PlainDate.compare(seenOn, this.clock.today()) > 0)
      throw new InvalidInput([{ field: 'formSeenOn', code: 'future', detail: 'Cette date est dans le futur.' }]);
    await this.residents.lockOpen(tx, residentId);
    const id = uuidv7();
    await tx.insert(CarerEntity, {
      id,
      residentId,
      lastName: form.lastName,
      firstName: form.firstName,
      allowedBy: isStaff(actor) ? 'agent' : 'resident',
      formSeenOn: seenOn,
      startedAt: this.clock.now(),
    });
    await this.audit.write(tx, actor, {
      action: 'carer.allowed',
      subject: { kind: 'carer', id },
      details: { residentId, formSeenOn: formSeenOn ?? null },
    });
    return id;
  }
}
