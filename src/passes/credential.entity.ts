import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** One signed carrier of a pass, with its own place in a status list: a lost card is not a lost phone. */
@Entity('credential')
export class CredentialEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'pass_id' })
  passId!: string;

  @Column({ type: 'text' })
  kind!: 'card' | 'phone';

  /** Eight random bytes, base64url. */
  @Column({ type: 'text' })
  jti!: string;

  @Column({ type: 'smallint', name: 'status_list' })
  statusList!: number;

  @Column({ type: 'integer', name: 'status_index' })
  statusIndex!: number;

  @Column({ type: 'date', name: 'valid_from', transformer: plainDate })
  validFrom!: Temporal.PlainDate;

  /** The last valid day; the code carries the day after. */
  @Column({ type: 'date', name: 'valid_through', transformer: plainDate })
  validThrough!: Temporal.PlainDate;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true, transformer: instant })
  revokedAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'issued_at', transformer: instant })
  issuedAt!: Temporal.Instant;
}
