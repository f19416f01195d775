import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { formatPassNumber } from './pass-number.js';

export interface PassView {
  id: string;
  residentId: string;
  number: string;
  category: 1 | 2 | 3;
  validFrom: string;
  validThrough: string;
  status: 'active' | 'suspended' | 'revoked' | 'expired';
  credentials: {
    id: string;
    kind: 'card' | 'phone';
    status: 'active' | 'revoked' | 'expired';
    issuedAt: string;
    validThrough: string;
  }[];
}

/** One pass with its carriers. */
@Injectable()
export class PassQuery {
  constructor(private readonly clock: Clock) {}

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<PassView> {
    const [pass] = await this.select(tx, 'p.id = $2', id);
    if (!pass) throw new NotFound('Ce pass');
    return pass;
  }

  /** Every pass this resident has or had, the current one first. */
  ofResident(tx: Tx, residentId: string): Promise<PassView[]> {
    return this.select(tx, 'p.resident_id = $2', residentId);
  }

  private async select(tx: Tx, where: 'p.id = $2' | 'p.resident_id = $2', id: string): Promise<PassView[]> {
    const rows = await tx.rows<PassView>(
      `select p.id, p.resident_id as "residentId", p.number, p.category, p.valid_from as "validFrom", p.valid_through as "validThrough",
         status_on(p.state, p.valid_through, $1) as status,
         coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind,
             'status', status_on(case when c.revoked_at is null then 'active' else 'revoked' end, c.valid_through, $1),
             'issuedAt', to_char(c.issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'validThrough', c.valid_through) order by c.issued_at desc, c.id desc)
           from credential c where c.ccas_id = p.ccas_id and c.pass_id = p.id), '[]') as credentials
       from pass p where ${where} order by p.state = 'revoked', status_on(p.state, p.valid_through, $1) <> 'active', p.valid_through desc`,
      [this.clock.today().toString(), id],
    );
    return rows.map((row) => ({ ...row, number: formatPassNumber(row.number) }));
  }
}
