import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** What an agent wrote in a dossier, dated and signed. Never deleted: struck, and still readable. */
@Entity('resident_note')
export class ResidentNoteEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() residentId!: string;

  /** Gone once the person is erased. */
  @Text({ nullable: true }) text!: string | null;
  @Instant() writtenAt!: Temporal.Instant;
  @Text() writtenByKind!: string;
  @Uuid({ nullable: true }) writtenById!: string | null;
  @Instant({ nullable: true }) struckAt!: Temporal.Instant | null;
  @Text({ nullable: true }) struckByKind!: string | null;
  @Uuid({ nullable: true }) struckById!: string | null;
}
