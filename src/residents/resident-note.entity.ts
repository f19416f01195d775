import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** What an agent wrote in a dossier, dated and signed. Never deleted: struck, and still readable. */
@Entity('resident_note')
export class ResidentNoteEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'resident_id' })
  residentId!: string;

  /** Gone once the person is erased. */
  @Column({ type: 'text', nullable: true })
  text!: string | null;

  @Column({ type: 'timestamptz', name: 'written_at', transformer: instant })
  writtenAt!: Temporal.Instant;

  @Column({ type: 'text', name: 'written_by_kind' })
  writtenByKind!: string;

  @Column({ type: 'uuid', name: 'written_by_id', nullable: true })
  writtenById!: string | null;

  @Column({ type: 'timestamptz', name: 'struck_at', nullable: true, transformer: instant })
  struckAt!: Temporal.Instant | null;

  @Column({ type: 'text', name: 'struck_by_kind', nullable: true })
  struckByKind!: string | null;

  @Column({ type: 'uuid', name: 'struck_by_id', nullable: true })
  struckById!: string | null;
}
