import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { toE164 } from '../../kernel/text/phone.js';
import { Clock } from '../../kernel/time/clock.js';
import { DonorEntity } from './donor.entity.js';
import type { DonorForm } from './donor-form.js';
import { DonorAlreadyKnown } from './donor.errors.js';

@Injectable()
export class RecordDonor {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the donor
   * @throws DonorAlreadyKnown when another one has this SIREN
   */
  async run(tx: Tx, actor: Actor, form: DonorForm): Promise<string> {
    const { id, isNew } = await this.findOrRecord(tx, actor, form);
    if (!isNew && form.kind === 'company') throw new DonorAlreadyKnown(id);
    return id;
  }

  /**
   * For a form anyone may send: a company that is known stays as it is written, so that nobody changes it by knowing
   * its SIREN; a person is the same when name and address are.
   */
  async findOrRecord(tx: Tx, actor: Actor, form: DonorForm): Promise<{ id: string; isNew: boolean }> {
    const isCompany = form.kind === 'company';
    const id = uuidv7();
    const known = isCompany ? undefined : await this.samePerson(tx, form);
    if (known) return { id: known, isNew: false };
    const [recorded] = await tx.rows<{ id: string }>(
      `insert into donor (id, kind, name, first_name, legal_form, siren, street, postcode, commune, email, phone, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (ccas_id, siren) do nothing returning id`,
      [
        id,
        form.kind,
        form.name,
        isCompany ? null : form.firstName,
        isCompany ? form.legalForm : null,
        isCompany ? form.siren : null,
        form.street ?? null,
        form.postcode ?? null,
        form.commune ?? null,
        form.email ?? null,
        form.phone ? toE164(form.phone) : null,
        this.clock.now().toString(),
      ],
    );
    if (!recorded) return { id: (await tx.findOneByOrFail(DonorEntity, { siren: form.siren! })).id, isNew: false };
    await this.audit.write(tx, actor, { action: 'donor.recorded', subject: { kind: 'donor', id } });
    return { id, isNew: true };
  }

  private async samePerson(tx: Tx, { email, name, firstName }: DonorForm): Promise<string | undefined> {
    if (!email) return undefined;
    const [known] = await tx.rows<{ id: string }>(
      `select id from donor where kind = 'person' and lower(email) = lower($1) and lower(name) = lower($2) and lower(first_name) = lower($3)
       order by id limit 1`,
      [email, name, firstName],
    );
    return known?.id;
  }
}
