import { Injectable, type OnModuleInit } from '@nestjs/common';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/access/actor.js';
import { DeviceProofs } from '../kernel/access/device-proofs.js';
import { Database } from '../kernel/database/database.js';
import { visitorScope } from '../kernel/database/scope.js';
import { readId } from '../kernel/http/id.pipe.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock } from '../kernel/time/clock.js';
import './holder.actors.js';
import { PhoneRevoked, ProofRefused } from './holders.errors.js';
import { HolderPhoneQuery } from './holder-phone.query.js';

/** Seconds a proof may be old, or ahead. */
const AGE_SECONDS = 60;

/**
 * Reads what a phone signs for each request: `{"alg":"ES256","typ":"pass-proof+jwt","kid":"<credential id>"}` over
 * `{"iat":…,"aud":"<issuer>","htm":"GET","htu":"/api/v1/my-pass"}`, as in RFC 9449 but without a token to steal.
 */
@Injectable()
export class HolderProofs implements OnModuleInit {
  constructor(
    private readonly deviceProofs: DeviceProofs,
    private readonly db: Database,
    private readonly phones: HolderPhoneQuery,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.deviceProofs.read = (tenant, proof, request) => this.read(tenant, proof, request);
  }

  /** @throws ProofRefused, PhoneRevoked */
  private async read(tenant: Tenant, proof: string, request: FastifyRequest): Promise<Actor> {
    const id = idIn(proof);
    const phone = id && (await this.db.transaction(visitorScope(tenant.id), (tx) => this.phones.find(tx, id)));
    if (!phone) throw this.refusal();
    const key = await importJWK({ kty: 'EC', crv: 'P-256', ...phone.publicJwk }, 'ES256');
    const { payload } = await jwtVerify(proof, key, {
      algorithms: ['ES256'],
      typ: 'pass-proof+jwt',
      audience: tenant.origin,
      maxTokenAge: AGE_SECONDS,
      clockTolerance: AGE_SECONDS,
      currentDate: new Date(this.clock.now().epochMilliseconds),
    }).catch(() => {
      throw this.refusal();
    });
    if (payload.htm !== request.method || payload.htu !== request.url.split('?')[0]) throw this.refusal();
    if (phone.revoked) throw new PhoneRevoked();
    return {
      kind: phone.carerId ? 'carer' : 'senior',
      id: phone.id,
      ccasId: tenant.id,
      passId: phone.passId,
      carerId: phone.carerId ?? undefined,
    };
  }

  private refusal(): ProofRefused {
    return new ProofRefused(this.clock.now().epochMilliseconds);
  }
}

function idIn(proof: string): string | undefined {
  try {
    return readId(decodeProtectedHeader(proof).kid);
  } catch {
    return undefined;
  }
}
