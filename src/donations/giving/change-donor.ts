import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { InvalidInput, NotFound } from '../../kernel/errors/domain-error.js';
import { toE164 } from '../../kernel/text/phone.js';
import { DonorEntity } from './donor.entity.js';
import type { DonorChanges } from './donor-form.js';
import { DonorErased } from './donor.errors.js';

@Injectable()
export class ChangeDonor {
  constructor(private readonly audit: Audit) {}

  /** Receipts already made keep what they say. @throws NotFound, DonorErased, InvalidInput for a name taken away */
  async run(tx: Tx, actor: Actor, id: string, { phone, ...changes }: DonorChanges): Promise<void> {
    const donor = await tx.findOne(DonorEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!donor) throw new NotFound('Ce donateur');
    if (donor.erasedAt) throw new DonorErased();
    const needed = ['name', donor.kind === 'company' ? 'legalForm' : 'firstName'] as const;
    const emptied = needed.filter((name) => changes[name as 'name'] === null);
    if (emptied.length > 0)
      throw new InvalidInput(
        emptied.map((field) => ({ field, code: 'required', detail: 'Ce champ est obligatoire.' })),
      );
    const { firstName, legalForm, ...both } = changes;
    const values = {
      ...both,
      ...(donor.kind === 'company' ? { legalForm } : { firstName }),
      ...(phone !== undefined && { phone: phone && toE164(phone) }),
    };
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    if (Object.keys(given).length > 0) await tx.update(DonorEntity, { id }, given);
    await this.audit.write(tx, actor, {
      action: 'donor.changed',
      subject: { kind: 'donor', id },
      details: { fields: Object.keys(given) },
    });
  }
}
