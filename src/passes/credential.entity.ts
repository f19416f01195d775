import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Public half of a phone's P-256 key, as in pass-code.md. */
export interface DeviceKey {
  x: string;
  y: string;
}

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

  /** A phone's own key, coordinates in base64url; null on a card. */
  @Column({ type: 'jsonb', name: 'public_jwk', nullable: true })
  publicJwk!: DeviceKey | null;

  /** Whose phone it is, when not the resident's own. */
  @Column({ type: 'uuid', name: 'carer_id', nullable: true })
  carerId!: string | null;

  /** Which of the places for phones it takes, from 1. */
  @Column({ type: 'smallint', name: 'phone_place', nullable: true })
  phonePlace!: number | null;

  /** When this phone last spoke with the server. */
  @Column({ type: 'timestamptz', name: 'last_seen_at', nullable: true, transformer: instant })
  lastSeenAt!: Temporal.Instant | null;

  /** When a card was last put on paper; null: it waits to be printed. */
  @Column({ type: 'timestamptz', name: 'printed_at', nullable: true, transformer: instant })
  printedAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'issued_at', transformer: instant })
  issuedAt!: Temporal.Instant;
}
