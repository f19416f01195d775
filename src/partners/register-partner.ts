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

export interface RegistrationFacts {
  /** The text of the charter it has accepted just now. */
  charterVersion?: string;
  latitude?: number;
  longitude?: number;
}

/** A partner waits until the CCAS approves it. One that had left comes back as it says it is today. */
@Injectable()
export class RegisterPartner {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the partner
   * @throws PartnerAlreadyKnown when another one has this SIRET
   */
  async run(tx: Tx, actor: Actor, form: PartnerForm, facts: RegistrationFacts = {}): Promise<string> {
    const now = this.clock.now().toString();
    const values: Record<string, unknown> = {
      id: uuidv7(),
      kind: form.kind,
      name: form.name,
      siret: form.siret,
      legal_name: form.legalName ?? null,
      address: form.address ?? null,
      postcode: form.postcode ?? null,
      commune_code: form.communeCode ?? null,
      neighbourhood: form.neighbourhood ?? null,
      latitude: facts.latitude ?? null,
      longitude: facts.longitude ?? null,
      phone: form.phone ? toE164(form.phone) : null,
      email: form.email ?? null,
      contact_name: form.contactName ?? null,
      opening_hours: JSON.stringify(form.openingHours ?? []),
      closed_on_holidays: form.closedOnHolidays ?? false,
      wheelchair: form.wheelchair ?? null,
      charter_version: facts.charterVersion ?? null,
      charter_accepted_at: facts.charterVersion ? now : null,
      state: 'waiting',
      joined_at: now,
    };
    const columns = Object.keys(values);
    const renewed = columns.filter((name) => name !== 'id' && name !== 'siret');
    const [registered] = await tx.rows<{ id: string }>(
      `insert into partner (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})
       on conflict (ccas_id, siret) do update set ${renewed.map((name) => `${name} = excluded.${name}`).join(', ')}
       where partner.state = 'left' returning id`,
      Object.values(values),
    );
    if (!registered) throw new PartnerAlreadyKnown((await tx.findOneByOrFail(PartnerEntity, { siret: form.siret })).id);
    await this.audit.write(tx, actor, {
      action: 'partner.registered',
      subject: { kind: 'partner', id: registered.id },
    });
    return registered.id;
  }
}
