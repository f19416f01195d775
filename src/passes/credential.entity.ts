import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Instant, Int, Json, Smallint, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Public half of a phone's P-256 key, as in pass-code.md. */
export interface DeviceKey {
  x: string;
  y: string;
}

/** One signed carrier of a pass, with its own place in a status list: a lost card is not a lost phone. */
@Entity('credential')
export class CredentialEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() passId!: string;
  @Text() kind!: 'card' | 'phone';

  /** Eight random bytes, base64url. */
  @Text() jti!: string;
  @Smallint() statusList!: number;
  @Int() statusIndex!: number;
  @Day() validFrom!: Temporal.PlainDate;

  /** The last valid day; the code carries the day after. */
  @Day() validThrough!: Temporal.PlainDate;
  @Instant({ nullable: true }) revokedAt!: Temporal.Instant | null;

  /** A phone's own key, coordinates in base64url; null on a card. */
  @Json({ nullable: true }) publicJwk!: DeviceKey | null;

  /** Whose phone it is, when not the resident's own. */
  @Uuid({ nullable: true }) carerId!: string | null;

  /** Which of the places for phones it takes, from 1. */
  @Smallint({ nullable: true }) phonePlace!: number | null;

  /** When this phone last spoke with the server. */
  @Instant({ nullable: true }) lastSeenAt!: Temporal.Instant | null;

  /** When a card was last put on paper; null: it waits to be printed. */
  @Instant({ nullable: true }) printedAt!: Temporal.Instant | null;
  @Instant() issuedAt!: Temporal.Instant;
}
