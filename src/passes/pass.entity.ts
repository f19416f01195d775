import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** 1 senior, 2 senior with reduced means, 3 disability. */
export type PassCategory = 1 | 2 | 3;
export const revocationReasons = ['on_request', 'moved', 'deceased', 'fraud', 'error'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

/** The right: who, category, from, to, state. `expired` is derived from the date, never stored. */
@Entity('pass')
export class PassEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'resident_id' })
  residentId!: string;

  /** Nine characters, see `pass-number.ts`. */
  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'smallint' })
  category!: PassCategory;

  @Column({ type: 'date', name: 'valid_from', transformer: plainDate })
  validFrom!: Temporal.PlainDate;

  /** The last valid day. */
  @Column({ type: 'date', name: 'valid_through', transformer: plainDate })
  validThrough!: Temporal.PlainDate;

  @Column({ type: 'text' })
  state!: 'active' | 'suspended' | 'revoked';

  /** When it last changed; none while it is as it was issued. */
  @Column({ type: 'timestamptz', name: 'state_changed_at', nullable: true, transformer: instant })
  stateChangedAt!: Temporal.Instant | null;

  @Column({ type: 'text', name: 'revocation_reason', nullable: true })
  revocationReason!: RevocationReason | null;

  @Column({ type: 'timestamptz', name: 'issued_at', transformer: instant })
  issuedAt!: Temporal.Instant;
}
