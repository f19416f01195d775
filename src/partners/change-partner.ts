import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { toE164 } from '../kernel/text/phone.js';
import { PartnerEntity } from './partner.entity.js';
import type { PartnerChanges } from './partner-form.js';

/** A partner, or an agent for it, corrects what is told of it. Seniors see it at once. */
@Injectable()
export class ChangePartner {
  constructor(private readonly audit: Audit) {}

  /** @throws NotFound */
  async run(tx: Tx, actor: Actor, id: string, { phone, openingHours, ...changes }: PartnerChanges): Promise<void> {
    if (actor.partnerId && actor.partnerId !== id) throw new NotFound('Ce partenaire');
    const partner = await tx.findOne(PartnerEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!partner) throw new NotFound('Ce partenaire');
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const moves = changes.address !== undefined && changes.address !== partner.address;
    await tx.update(
      PartnerEntity,
      { id },
      {
        ...given,
        ...(phone !== undefined && { phone: phone === null ? null : toE164(phone)! }),
        ...(openingHours && { openingHours: openingHours.map(({ weekdays, from, to }) => ({ weekdays, from, to })) }),
        // A place on the map belongs to an address.
        ...(moves && { latitude: null, longitude: null }),
      },
    );
    await this.audit.write(tx, actor, {
      action: 'partner.changed',
      subject: { kind: 'partner', id },
      details: {
        fields: [
          ...Object.keys(given),
          ...(phone !== undefined ? ['phone'] : []),
          ...(openingHours ? ['openingHours'] : []),
        ],
      },
    });
  }
}
