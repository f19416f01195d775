import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { OpeningHours } from '../kernel/hours/opening-hours.js';

export interface CcasRules {
  name: string;
  origin: string;
  communeCodes: string[];
  minimumAge: number;
  validityMonths: number;
  phoneLimit: number;
  phone: string | null;
  email: string | null;
  address: string | null;
  openingHours: OpeningHours[];
  /** Categories that may be given from now on. */
  offeredCategories: number[];
  /** What the three are called here, in order. */
  categoryLabels: string[];
}

/** The choice of a form: categories that may be given, as value and label. */
export function categoryOptions({ offeredCategories, categoryLabels }: CcasRules): [string, string][] {
  return offeredCategories.toSorted().map((category) => [String(category), categoryLabels[category - 1]!]);
}

/** What this CCAS has decided, for whoever must follow it. */
@Injectable()
export class CcasRulesQuery {
  /** Of the CCAS this transaction works for. */
  async own(tx: Tx): Promise<CcasRules> {
    return tx.one<CcasRules>(
      `select name, origin, commune_codes as "communeCodes", minimum_age as "minimumAge", validity_months as "validityMonths", phone_limit as "phoneLimit", phone, email, address,
         opening_hours as "openingHours", offered_categories as "offeredCategories", category_labels as "categoryLabels"
       from ccas where id = current_ccas()`,
    );
  }
}
