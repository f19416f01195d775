import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

export interface CcasRules {
  name: string;
  origin: string;
  communeCodes: string[];
  minimumAge: number;
  validityMonths: number;
  phoneLimit: number;
  phone: string | null;
  address: string | null;
}

/** What this CCAS has decided, for whoever must follow it. */
@Injectable()
export class CcasRulesQuery {
  async get(tx: Tx, ccasId: string): Promise<CcasRules> {
    const [rules] = await tx.query(
      `select name, origin, commune_codes as "communeCodes", minimum_age as "minimumAge", validity_months as "validityMonths", phone_limit as "phoneLimit", phone, address
       from ccas where id = $1`,
      [ccasId],
    );
    return rules;
  }
}
