import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../database/column-types.js';
import { TenantEntity } from '../database/tenant.entity.js';
import type { SecondFactorKind, SignInStage, TokenHolder } from './actor.js';

@Entity('access_token')
export class AccessTokenEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'bytea', name: 'secret_hash' })
  secretHash!: Uint8Array;

  /** `cookie` is a session of a browser, `bearer` a token for the API. */
  @Column({ type: 'text' })
  carrier!: 'cookie' | 'bearer';

  @Column({ type: 'text', name: 'actor_kind' })
  actorKind!: TokenHolder;

  @Column({ type: 'uuid', name: 'actor_id' })
  actorId!: string;

  @Column({ type: 'uuid', name: 'partner_id', nullable: true })
  partnerId!: string | null;

  @Column({ type: 'text' })
  label!: string;

  /** Of a bearer token: `read` may change nothing. */
  @Column({ type: 'text', default: 'write' })
  scope!: 'read' | 'write';

  /** Of a session: `code` and `setup` still wait for the second factor and open nothing. */
  @Column({ type: 'text', default: 'full' })
  stage!: SignInStage;

  /** `Firefox sur Windows` */
  @Column({ type: 'text', nullable: true })
  device!: string | null;

  /** Account that made this API token. */
  @Column({ type: 'uuid', name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column({ type: 'text', name: 'second_factor', nullable: true })
  secondFactor!: SecondFactorKind | null;

  /** What the identity provider needs to end its own session, sealed. */
  @Column({ type: 'bytea', name: 'provider_session', nullable: true })
  providerSession!: Uint8Array | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'expires_at', transformer: instant })
  expiresAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true, transformer: instant })
  lastUsedAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true, transformer: instant })
  revokedAt!: Temporal.Instant | null;
}
