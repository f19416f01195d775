import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Instant, Text, Uuid } from '../database/columns.js';
import { TenantEntity } from '../database/tenant.entity.js';

export type DocumentType = 'application/pdf' | 'image/png' | 'image/jpeg';

/** A file that belongs to something a slice keeps; the slice's row points here. Never changed. */
@Entity('document')
export class DocumentEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() name!: string;
  @Text() contentType!: DocumentType;
  @Bytes() bytes!: Uint8Array;
  @Bytes() hash!: Uint8Array;
  @Instant() addedAt!: Temporal.Instant;
}
