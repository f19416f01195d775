import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { LawTables } from '../kernel/law/law-tables.js';
import type { Tx } from '../kernel/database/database.js';
import { type DatedRule, knownRules, type RuleKind, type RuleOnDay, ruleOn } from './tax-rules.js';

export type ListedRule = DatedRule & { /** Null for one the program knows by itself. */ id: string | null };

/** Rates, ceilings and form versions: those the program knows, and those this CCAS has added here or, for the PMSS, in its settings. */
@Injectable()
export class RulesQuery {
  constructor(private readonly lawTables: LawTables) {}

  async all(tx: Tx): Promise<ListedRule[]> {
    const added: ListedRule[] = await tx.query(
      `select id, kind, valid_from as "validFrom", valid_through as "validThrough", content, source from donation_rule order by kind, valid_from desc`,
    );
    const pmss = await this.lawTables.periods(tx, 'pmss');
    const written = pmss.map(({ validFrom, validThrough, figures, source }) => ({
      id: null,
      kind: 'pmss' as const,
      validFrom,
      validThrough,
      content: { cents: figures.month! },
      source,
    }));
    return [...added, ...written, ...knownRules.map((rule) => ({ ...rule, id: null }))];
  }

  async on<K extends RuleKind>(tx: Tx, kind: K, day: Temporal.PlainDate): Promise<RuleOnDay<K>> {
    return ruleOn(await this.all(tx), kind, day);
  }
}
