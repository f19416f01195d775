import { Body, Delete, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Verbatim } from '../kernel/fields/lines.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentTenant } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx } from '../kernel/screens/arguments.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { ChangeTill } from './change-till.js';
import { PairTill } from './pair-till.js';

class Pairing {
  @Verbatim(20, { example: 'ABCD-EFGH' })
  code!: string;
}

@Api('tills', 'Caisses')
@Access('anyone')
export class TillsController {
  constructor(
    private readonly pairTill: PairTill,
    private readonly changeTill: ChangeTill,
  ) {}

  /** The answer's `token` is the till's, for its whole life. */
  @Post('pairings')
  async pair(@CurrentTenant() tenant: Tenant, @Req() request: FastifyRequest, @Body() { code }: Pairing) {
    const { tillId, partnerId, secret } = await this.pairTill.run(tenant.id, request.ip, code, 'bearer');
    return { tillId, partnerId, token: secret };
  }

  /** From then on it scans nothing. */
  @Delete(':id')
  @HttpCode(204)
  @Access(...STAFF, 'partner')
  revoke(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.changeTill.revoke(tx, actor, id);
  }
}
