import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { toE164 } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { PartnerEntity } from './partner.entity.js';
import type { PartnerForm } from './partner-form.js';
import { PartnerAlreadyKnown } from './partners.errors.js';

/** A partner waits until the CCAS approves it. */
@Injectable()
export class RegisterPartner {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the new partner
   * @throws PartnerAlreadyKnown when another one has this SIRET
   */
  async run(tx: Tx, actor: Actor, form: PartnerForm): Promise<string> {
    const id = uuidv7();
    const inserted: unknown[] = await tx.query(
      `insert into partner (id, kind, name, siret, address, postcode, commune_code, phone, email, state, joined_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10) on conflict (ccas_id, siret) do nothing returning id`,
      [
        id,
        form.kind,
        form.name,
        form.siret,
        form.address ?? null,
        form.postcode ?? null,
        form.communeCode ?? null,
        form.phone ? toE164(form.phone) : null,
        form.email ?? null,
        this.clock.now().toString(),
      ],
    );
    if (inserted.length === 0)
      throw new PartnerAlreadyKnown((await tx.findOneByOrFail(PartnerEntity, { siret: form.siret })).id);
    await this.audit.write(tx, actor, { action: 'partner.registered', subject: { kind: 'partner', id } });
    return id;
  }
}
