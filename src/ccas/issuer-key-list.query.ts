import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import type { IssuerKeyEntity } from './issuer-key.entity.js';
import { activeFrom } from './key-rotation.js';

export interface IssuerKeyView {
  kid: string;
  state: IssuerKeyEntity['state'];
  createdAt: Temporal.Instant;
  /** For a next key: when it begins to sign. */
  activeFrom: Temporal.Instant | null;
  isPublished: boolean;
}

@Injectable()
export class IssuerKeyListQuery {
  constructor(private readonly clock: Clock) {}

  /** Every key this CCAS has or had, the oldest first. */
  async all(tx: Tx): Promise<IssuerKeyView[]> {
    const rows = await tx.rows<Pick<IssuerKeyView, 'kid' | 'state' | 'isPublished'> & { createdAt: Date }>(
      `select kid, state, created_at as "createdAt", state in ('next', 'active') or (state = 'old' and has_running_credential(kid, $1)) as "isPublished"
       from issuer_key order by created_at, kid`,
      [this.clock.today().toString()],
    );
    return rows.map((row) => {
      const createdAt = Temporal.Instant.fromEpochMilliseconds(row.createdAt.getTime());
      return { ...row, createdAt, activeFrom: row.state === 'next' ? activeFrom(createdAt) : null };
    });
  }
}
