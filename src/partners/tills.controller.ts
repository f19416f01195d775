import { Body, Post, Req } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import { Api } from '../kernel/http/api.decorator.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { PairTill } from './pair-till.js';

class Pairing {
  @ApiProperty({ example: 'ABCD-EFGH' })
  @IsString()
  @MaxLength(20)
  code!: string;
}

@Api('tills', 'Caisses')
@Access('anyone')
export class TillsController {
  constructor(private readonly pairTill: PairTill) {}

  /** The answer's `token` is the till's, for its whole life. */
  @Post('pairings')
  async pair(@CurrentTenant() tenant: Tenant, @Req() request: FastifyRequest, @Body() { code }: Pairing) {
    const { tillId, partnerId, secret } = await this.pairTill.run(tenant.id, request.ip, code, 'bearer');
    return { tillId, partnerId, token: secret };
  }
}
