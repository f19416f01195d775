import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Documents } from '../kernel/documents/documents.js';
import { type FieldError, InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import type { SentFile } from '../kernel/http/file-form.js';
import { Pictures } from '../kernel/pictures/pictures.js';
import { Clock } from '../kernel/time/clock.js';
import { DonationRuleEntity, DonationSettingsEntity } from './donation-settings.entity.js';
import type { RuleForm, SettingsForm } from './settings-forms.js';
import { knownRules, type RuleContents, type RuleKind } from './tax-rules.js';

/** What a manager writes about the CCAS for its donations, and rules that came after those the program knows. */
@Injectable()
export class Settings {
  constructor(
    private readonly documents: Documents,
    private readonly pictures: Pictures,
    private readonly audit: Audit,
    private readonly clock: Clock,
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

  /**
   * @param values as typed, by the names of `RuleContents`: whole numbers, or texts
   * @throws InvalidInput
   */
  async addRule(tx: Tx, actor: Actor, form: RuleForm, values: Record<string, string>): Promise<void> {
    const errors: FieldError[] = [];
    const model = knownRules.find(({ kind }) => kind === form.kind)!.content as unknown as Record<string, unknown>;
    const content: Record<string, unknown> = {};
    for (const [name, example] of Object.entries(model)) {
      const text = (values[name] ?? '').trim();
      if (typeof example === 'string') {
        if (text === '' || text.length > 60)
          errors.push({ field: name, code: 'required', detail: 'Ce champ est obligatoire.' });
        content[name] = text;
      } else {
        const number = Number(text.replaceAll(/[\s\u00a0\u202f]/g, ''));
        const isWhole = /^[\d\s\u00a0\u202f]{1,18}$/.test(text) && Number.isSafeInteger(number);
        if (!isWhole || (/percent/i.test(name) && number > 100))
          errors.push({ field: name, code: 'not_integer', detail: 'Un nombre entier est attendu.' });
        content[name] = number;
      }
    }
    if (form.validThrough && form.validThrough < form.validFrom)
      errors.push({ field: 'validThrough', code: 'before_start', detail: 'La fin est avant le début.' });
    const validFrom = Temporal.PlainDate.from(form.validFrom);
    if (await tx.existsBy(DonationRuleEntity, { kind: form.kind, validFrom }))
      errors.push({
        field: 'validFrom',
        code: 'taken',
        detail: 'Une règle commence déjà ce jour-là : supprimez-la d’abord.',
      });
    if (errors.length > 0) throw new InvalidInput(errors);
    await tx.insert(DonationRuleEntity, {
      id: uuidv7(),
      kind: form.kind,
      validFrom,
      validThrough: form.validThrough ? Temporal.PlainDate.from(form.validThrough) : null,
      content: content as unknown as RuleContents[RuleKind] & Record<string, never>,
      source: form.source,
      addedAt: this.clock.now(),
    });
    await this.audit.write(tx, actor, {
      action: 'donation_rule.added',
      subject: { kind: 'ccas', id: actor.ccasId },
      details: { kind: form.kind, validFrom: form.validFrom },
    });
  }

  /** @throws NotFound */
  async dropRule(tx: Tx, actor: Actor, id: string): Promise<void> {
    const { affected } = await tx.delete(DonationRuleEntity, { id });
    if (!affected) throw new NotFound('Cette règle');
    await this.audit.write(tx, actor, { action: 'donation_rule.dropped', subject: { kind: 'donation_rule', id } });
  }

  /** The one row, made when it is first written. */
  private async row(tx: Tx): Promise<{ id: string }> {
    const [row] = await tx.query(
      'insert into donation_settings (id) values ($1) on conflict (ccas_id) do update set siren = donation_settings.siren returning id',
      [uuidv7()],
    );
    return row;
  }
}
