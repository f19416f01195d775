import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../database/column-types.js';
import { TenantEntity } from '../database/tenant.entity.js';

export type DocumentType = 'application/pdf' | 'image/png' | 'image/jpeg';

/** A file that belongs to something a slice keeps; the slice's row points here. Never changed. */
@Entity('document')
export class DocumentEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'content_type' })
  contentType!: DocumentType;

  @Column({ type: 'bytea' })
  bytes!: Uint8Array;

  @Column({ type: 'bytea' })
  hash!: Uint8Array;

  @Column({ type: 'timestamptz', name: 'added_at', transformer: instant })
  addedAt!: Temporal.Instant;
}
