import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Documents } from '../../kernel/documents/documents.js';
import type { SentFile } from '../../kernel/http/file-form.js';
import { Pictures } from '../../kernel/pictures/pictures.js';
import { DonationSettingsEntity } from './donation-settings.entity.js';
import type { SettingsForm } from './settings-forms.js';

/** What a manager writes about the CCAS for its donations. */
@Injectable()
export class Settings {
  constructor(
    private readonly documents: Documents,
    private readonly pictures: Pictures,
    private readonly audit: Audit,
  ) {}

  /** The whole form: what was emptied is taken away. */
  async save(tx: Tx, actor: Actor, form: SettingsForm): Promise<void> {
    const { id } = await this.row(tx);
    const names = [
      'siren',
      'legalCategory',
      'object',
      'streetNumber',
      'street',
      'postcode',
      'commune',
      'iban',
      'accountHolder',
      'signatoryName',
      'signatoryQuality',
      'accountCash',
      'accountGifts',
      'accountExpenses',
      'accountGoods',
      'accountSkills',
    ] as const;
    await tx.update(
      DonationSettingsEntity,
      { id },
      Object.fromEntries(names.map((name) => [name, form[name] ?? null])),
    );
    await this.audit.write(tx, actor, {
      action: 'donation_settings.changed',
      subject: { kind: 'ccas', id: actor.ccasId },
    });
  }

  /** Undefined takes the picture away. @throws InvalidInput when it is no picture that can be printed */
  async sign(tx: Tx, actor: Actor, picture?: SentFile): Promise<void> {
    // Before anything is locked: it takes a moment.
    const drawn = picture && { ...picture, ...(await this.pictures.redrawn(picture.bytes, 'signature')) };
    const { id } = await this.row(tx);
    const signatureDocumentId = drawn ? await this.documents.keep(tx, drawn, 'signature') : null;
    await tx.update(DonationSettingsEntity, { id }, { signatureDocumentId });
    await this.audit.write(tx, actor, {
      action: picture ? 'donation_settings.signed' : 'donation_settings.unsigned',
      subject: { kind: 'ccas', id: actor.ccasId },
    });
  }

  /** The one row, made when it is first written. */
  private async row(tx: Tx): Promise<{ id: string }> {
    return tx.one<{ id: string }>(
      'insert into donation_settings (id) values ($1) on conflict (ccas_id) do update set siren = donation_settings.siren returning id',
      [uuidv7()],
    );
  }
}
