import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { Verdict } from './verdict.js';

/** A scan that was not accepted, with its verdict. */
@Entity('refusal')
export class RefusalEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  verdict!: Verdict;

  @Column({ type: 'uuid', name: 'offer_id', nullable: true })
  offerId!: string | null;

  @Column({ type: 'uuid', name: 'partner_id', nullable: true })
  partnerId!: string | null;

  /** Known only when the code could be read and its credential is ours. */
  @Column({ type: 'uuid', name: 'pass_id', nullable: true })
  passId!: string | null;

  @Column({ type: 'uuid', name: 'credential_id', nullable: true })
  credentialId!: string | null;

  @Column({ type: 'text', name: 'actor_kind' })
  actorKind!: string;

  @Column({ type: 'uuid', name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column({ type: 'timestamptz', name: 'refused_at', transformer: instant })
  refusedAt!: Temporal.Instant;

  /** When a scan made without network reached us; `refusedAt` is then the corrected time of the scan. */
  @Column({ type: 'timestamptz', name: 'synced_at', nullable: true, transformer: instant })
  syncedAt!: Temporal.Instant | null;
}
