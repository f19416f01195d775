import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound, refuse } from '../../kernel/errors/domain-error.js';
import { toE164 } from '../../kernel/text/phone.js';
import { Clock } from '../../kernel/time/clock.js';
import { MutuelleCallEntity } from './call.entity.js';
import type { CandidateForm } from './call-form.js';

/** A mutuelle answered the call. */
@Injectable()
export class AddCandidate {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, InvalidInput when this name is there already */
  async run(tx: Tx, actor: Actor, callId: string, form: CandidateForm): Promise<string> {
    if (!(await tx.existsBy(MutuelleCallEntity, { id: callId }))) throw new NotFound('Cet appel');
    const id = uuidv7();
    const inserted = await tx.run(
      `insert into candidate (id, call_id, name, siren, contact_name, email, phone, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (ccas_id, call_id, lower(name)) do nothing`,
      [
        id,
        callId,
        form.name,
        form.siren ?? null,
        form.contactName ?? null,
        form.email ?? null,
        (form.phone && toE164(form.phone)) ?? null,
        this.clock.now().toString(),
      ],
    );
    if (inserted === 0) throw refuse('name', 'already_there', 'Cette mutuelle est déjà dans la liste.');
    await this.audit.write(tx, actor, {
      action: 'candidate.added',
      subject: { kind: 'candidate', id },
      details: { callId },
    });
    return id;
  }
}
