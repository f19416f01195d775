import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../access/access.decorator.js';
import { Forbidden } from '../access/access.errors.js';
import { AccessTokens } from '../access/access-tokens.js';
import { CurrentTenant } from '../access/visit.js';
import type { Tenant } from '../tenancy/tenants.js';
import { Metrics } from './metrics.js';

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** For a Prometheus on this machine, or one that carries an API token of an agent or a manager. */
@ApiExcludeController()
@Controller()
@Access('anyone')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly tokens: AccessTokens,
  ) {}

  /** @throws Forbidden to anyone else */
  @Get('metrics')
  async read(@CurrentTenant() tenant: Tenant, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    // Behind a proxy on this machine, `ip` is the visitor's, as `TRUSTED_PROXY` says: theirs counts.
    if (!loopback.test(request.ip) && !(await this.hasToken(tenant, request))) throw new Forbidden();
    return reply
      .type(this.metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await this.metrics.text());
  }

  private async hasToken(tenant: Tenant, request: FastifyRequest): Promise<boolean> {
    const [, secret] = /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '') ?? [];
    const actor = secret && (await this.tokens.actorOf(tenant.id, 'bearer', secret));
    return actor ? actor.kind === 'agent' || actor.kind === 'manager' : false;
  }
}
