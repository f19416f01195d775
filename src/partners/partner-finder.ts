import { Injectable } from '@nestjs/common';
import { type Found, Finder } from '../kernel/console/finders.js';
import type { Tx } from '../kernel/database/database.js';
import { foldName } from '../kernel/text/fold-name.js';
import { type PartnerKind, partnerKindLabels } from './partner-kind.js';

interface Row {
  id: string;
  name: string;
  kind: PartnerKind;
  address: string | null;
}

/** Partners by name, trade, street or SIRET. */
@Finder()
@Injectable()
export class PartnerFinder implements Finder {
  readonly name = 'Partenaires';
  readonly place = 30;

  async exactly(tx: Tx, typed: string): Promise<string | undefined> {
    const siret = typed.replaceAll(/\s/g, '');
    if (!/^\d{14}$/.test(siret)) return undefined;
    const [row] = await tx.rows<{ id: string }>('select id from partner where siret = $1', [siret]);
    return row && `/ccas/partenaires/${row.id}`;
  }

  async find(tx: Tx, typed: string, limit: number): Promise<Found[]> {
    const words = foldName(typed);
    if (words === '') return [];
    const each = words.split(' ').slice(0, 6);
    const holds = each.map((_, at) => `search_text like '%' || $${at + 1} || '%'`).join(' and ');
    let rows = await this.select(tx, holds, each, limit);
    if (rows.length === 0 && words.length >= 4)
      rows = await this.select(tx, 'word_similarity($1, search_text) > 0.5', [words], limit);
    return rows.map(({ id, name, kind, address }) => ({
      title: name,
      detail: [partnerKindLabels[kind], address].filter(Boolean).join(', '),
      href: `/ccas/partenaires/${id}`,
    }));
  }

  private select(tx: Tx, where: string, parameters: unknown[], limit: number): Promise<Row[]> {
    return tx.rows<Row>(
      `select id, name, kind, address from partner where ${where} order by state = 'left', name, id limit ${limit}`,
      parameters,
    );
  }
}
