import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Flag, Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { Verdict } from './verdict.js';

/** A scan that was not accepted, with its verdict. */
@Entity('refusal')
export class RefusalEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() verdict!: Verdict;
  @Uuid({ nullable: true }) offerId!: string | null;
  @Uuid({ nullable: true }) partnerId!: string | null;

  /** Known only when the code could be read and its credential is ours. */
  @Uuid({ nullable: true }) passId!: string | null;
  @Uuid({ nullable: true }) credentialId!: string | null;
  @Text() actorKind!: string;
  @Uuid({ nullable: true }) actorId!: string | null;
  @Instant() refusedAt!: Temporal.Instant;

  /** The till only looked, and had nothing left to give: nobody asked for anything that was refused. */
  @Flag({ default: false }) isLook!: boolean;

  /** When a scan made without network reached us; `refusedAt` is then the corrected time of the scan. */
  @Instant({ nullable: true }) syncedAt!: Temporal.Instant | null;
}
