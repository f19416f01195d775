import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { CcasEntity } from './ccas.entity.js';

/** Everything a manager may change about the CCAS itself. */
export type Settings = Omit<CcasEntity, 'id' | 'kind' | 'origin' | 'demonstration' | 'createdAt'>;

/** Pages of settings that have a version of their own. */
export const sectionNames = [
  'pass',
  'communes',
  'contact',
  'apparence',
  'textes',
  'conservation',
  'publication',
  'quartiers',
] as const;
export type SectionName = (typeof sectionNames)[number];

export interface SectionState {
  /** 0 while nothing was changed yet. */
  version: number;
  changedAt: Date | null;
}

@Injectable()
export class SettingsQuery {
  async get(tx: Tx): Promise<Settings> {
    return tx.one<Settings>(
      `select name, commune_codes as "communeCodes", minimum_age as "minimumAge", validity_months as "validityMonths", phone_limit as "phoneLimit",
         phone, email, address, opening_hours as "openingHours", website, offered_categories as "offeredCategories", category_labels as "categoryLabels",
         logo_id as "logoId", main_colour as "mainColour", accent_colour as "accentColour", card_title as "cardTitle", card_note as "cardNote",
         letter_greeting as "letterGreeting", letter_opening as "letterOpening", letter_closing as "letterClosing",
         kept_resident_months as "keptResidentMonths", kept_refused_months as "keptRefusedMonths", kept_mail_months as "keptMailMonths",
         publication_director as "publicationDirector", host_name as "hostName", host_contact as "hostContact",
         dpo_contact as "dpoContact", locates_residents as "locatesResidents"
       from ccas where id = current_ccas()`,
    );
  }

  async section(tx: Tx, name: SectionName): Promise<SectionState> {
    return (await this.sections(tx)).get(name) ?? { version: 0, changedAt: null };
  }

  /** Those that were ever changed. */
  async sections(tx: Tx): Promise<Map<string, SectionState>> {
    const rows = await tx.rows<SectionState & { name: string }>(
      'select name, version, changed_at as "changedAt" from settings_section',
    );
    return new Map(rows.map(({ name, ...state }) => [name, state]));
  }
}
