import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { CcasEntity } from './ccas.entity.js';
import { SettingsChanged } from './ccas.errors.js';
import { type SectionName, type Settings, SettingsQuery } from './settings.query.js';

/** Their values tell of nobody and are written in the journal; of the others only that they changed. */
const told: ReadonlySet<keyof Settings> = new Set([
  'communeCodes',
  'minimumAge',
  'validityMonths',
  'phoneLimit',
  'offeredCategories',
  'categoryLabels',
  'mainColour',
  'accentColour',
  'keptResidentMonths',
  'keptRefusedMonths',
  'keptMailMonths',
  'locatesResidents',
]);

/** Changes one page of settings, as a whole. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly settings: SettingsQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param version of the page the form was opened with
   * @returns the fields that changed
   * @throws SettingsChanged when somebody saved this page meanwhile
   */
  async run(
    tx: Tx,
    actor: Actor,
    section: SectionName,
    version: number,
    wanted: Partial<Settings>,
  ): Promise<(keyof Settings)[]> {
    const taken = await tx.run(
      `insert into settings_section (name, version, changed_at) values ($1, 1, $3)
       on conflict (ccas_id, name) do update set version = settings_section.version + 1, changed_at = excluded.changed_at
         where settings_section.version = $2`,
      [section, version, this.clock.now().toString()],
    );
    if (taken === 0) throw new SettingsChanged();
    const before = await this.settings.get(tx);
    const fields = (Object.keys(wanted) as (keyof Settings)[]).filter(
      (field) => JSON.stringify(wanted[field]) !== JSON.stringify(before[field]),
    );
    if (fields.length === 0) return [];
    await tx.update(CcasEntity, { id: actor.ccasId }, wanted);
    const values = fields
      .filter((field) => told.has(field))
      .map((field) => [field, wordsOf(before[field], wanted[field])]);
    await this.audit.write(tx, actor, {
      action: 'settings.changed',
      subject: { kind: 'ccas', id: actor.ccasId },
      details: { section, fields, ...Object.fromEntries(values) },
    });
    return fields;
  }
}

/** `62 → 65` */
function wordsOf(before: unknown, after: unknown): string {
  return `${JSON.stringify(before)} → ${JSON.stringify(after)}`;
}
