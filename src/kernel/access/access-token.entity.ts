import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Instant, Text, Uuid } from '../database/columns.js';
import { TenantEntity } from '../database/tenant.entity.js';
import type { SecondFactorKind, SignInStage, TokenHolder } from './actor.js';

@Entity('access_token')
export class AccessTokenEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Bytes() secretHash!: Uint8Array;

  /** `cookie` is a session of a browser, `bearer` a token for the API. */
  @Text() carrier!: 'cookie' | 'bearer';
  @Text() actorKind!: TokenHolder;
  @Uuid() actorId!: string;
  /** For whom it acts. The column has the name of those who were the first to act for somebody. */
  @Uuid({ name: 'partner_id', nullable: true }) forId!: string | null;
  @Text() label!: string;

  /** Of a bearer token: `read` may change nothing. */
  @Text({ default: 'write' }) scope!: 'read' | 'write';

  /** Of a session: `code` and `setup` still wait for the second factor and open nothing. */
  @Text({ default: 'full' }) stage!: SignInStage;

  /** `Firefox sur Windows` */
  @Text({ nullable: true }) device!: string | null;

  /** Account that made this API token. */
  @Uuid({ nullable: true }) createdBy!: string | null;
  @Text({ nullable: true }) secondFactor!: SecondFactorKind | null;

  /** What the identity provider needs to end its own session, sealed. */
  @Bytes({ nullable: true }) providerSession!: Uint8Array | null;
  @Instant() createdAt!: Temporal.Instant;
  @Instant() expiresAt!: Temporal.Instant;
  @Instant({ nullable: true }) lastUsedAt!: Temporal.Instant | null;
  @Instant({ nullable: true }) revokedAt!: Temporal.Instant | null;
}
