import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Tenant } from '../tenancy/tenants.js';
import type { Actor } from './actor.js';

/** Tells who signed the proof, or throws why it proves nothing. */
export type ReadDeviceProof = (tenant: Tenant, proof: string, request: FastifyRequest) => Promise<Actor>;

/**
 * A way in without any secret at rest: `Authorization: PassProof <JWT>`, signed for this very request by a key that
 * never leaves its device (the idea of RFC 9449). The slice that knows the keys says how it is read.
 */
@Injectable()
export class DeviceProofs {
  read?: ReadDeviceProof;
}
