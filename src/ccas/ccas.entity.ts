import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';

/** The tenant: one public body, its communes, its rules. */
@Entity('ccas')
export class CcasEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** A CIAS serves several communes. */
  @Column({ type: 'text' })
  kind!: 'ccas' | 'cias';

  @Column({ type: 'text' })
  name!: string;

  /** Issuer of its passes: scheme and host in lower case, no path. */
  @Column({ type: 'text' })
  origin!: string;

  /** INSEE codes. */
  @Column({ type: 'text', name: 'commune_codes', array: true })
  communeCodes!: string[];

  /** Years, reached on the day of issue. */
  @Column({ type: 'smallint', name: 'minimum_age' })
  minimumAge!: number;

  @Column({ type: 'smallint', name: 'validity_months' })
  validityMonths!: number;

  /** Phones that may carry one pass at the same time. */
  @Column({ type: 'smallint', name: 'phone_limit', default: 4 })
  phoneLimit!: number;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'boolean' })
  demonstration!: boolean;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}
