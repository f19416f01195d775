import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Short } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { OpensTransactions } from '../kernel/screens/transaction.interceptor.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { StatusLists } from './status-list.js';

@ApiExcludeController()
@OpensTransactions()
@Controller('status')
@Access('anyone')
export class StatusController {
  constructor(private readonly lists: StatusLists) {}

  @Get(':number')
  async get(
    @Short('write') inShortTx: ShortTx,
    @CurrentTenant() tenant: Tenant,
    @Param('number') number: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    if (!/^\d{1,3}$/.test(number)) throw new NotFound('Cette liste');
    const { token, etag } = await inShortTx((tx) => this.lists.signed(tx, tenant, Number(number)));
    reply
      .header('etag', etag)
      .header('cache-control', 'public, max-age=300')
      .header('access-control-allow-origin', '*');
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    return reply.type('application/statuslist+jwt').send(token);
  }
}
