import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { epochDay } from '../kernel/time/epoch-day.js';
import { parsePassNumber } from '../passes/pass-number.js';
import { momentOf } from './moment.js';
import { type ScannedCredential, unreadable } from './scanned-credential.query.js';
import type { CredentialStatus } from './verdict.js';

interface Row {
  passId: string;
  credentialId: string | null;
  category: number;
  validFrom: string;
  validThrough: string;
  status: CredentialStatus;
}

/**
 * A pass by the number printed on its card, when nothing reads the code. On line only: a number proves nothing, so the
 * use is booked on the pass's newest card, or else its newest phone, and a pass that carries none any more is revoked.
 */
@Injectable()
export class TypedNumberQuery {
  constructor(private readonly clock: Clock) {}

  async read(tx: Tx, passNumber: string): Promise<ScannedCredential> {
    const now = this.clock.now();
    const moment = momentOf(now);
    const number = parsePassNumber(passNumber);
    const [row] = number
      ? await tx.rows<Row>(
          `select p.id as pass_id, c.id as credential_id, p.category, p.valid_from, p.valid_through,
             case when c.id is null or p.state = 'revoked' then 'revoked' when p.state = 'suspended' then 'suspended' else 'valid' end as status
           from pass p left join lateral (select id from credential
             where ccas_id = p.ccas_id and pass_id = p.id and revoked_at is null order by kind, issued_at desc limit 1) c on true
           where p.number = $1`,
          [number],
        )
      : [];
    if (!row) return unreadable(now);
    const isEarly = moment.day < epochDay(row.validFrom);
    const isOver = moment.day > epochDay(row.validThrough);
    return {
      reading: isEarly ? 'not_yet_valid' : isOver ? 'expired' : 'readable',
      isReplay: false,
      status: row.status,
      category: row.category,
      moment,
      passId: row.passId,
      ...(row.credentialId && { credentialId: row.credentialId }),
      validThrough: row.validThrough,
    };
  }
}
