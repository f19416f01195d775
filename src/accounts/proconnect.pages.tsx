import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { secureCookie } from '../kernel/access/cookies.js';
import { SecurityLog } from '../kernel/access/security-log.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { ownPath } from '../kernel/http/own-path.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { leaveFor, renderPage } from '../kernel/ui/render-page.js';
import { deviceOf } from './device.js';
import { EnterByProvider } from './enter-by-provider.js';
import { ProviderFailedPage } from './pages/provider-failed.js';
import { ProConnect } from './proconnect.js';
import { WayIn } from './way-in.js';

/** What this browser keeps while its owner is at the provider, sealed; a quarter of an hour. */
const JOURNEY_COOKIE = '__Host-proconnect';
const JOURNEY_SECONDS = 900;

@ApiExcludeController()
@Controller('connexion/proconnect')
@Access('anyone')
export class ProConnectPages {
  constructor(
    private readonly provider: ProConnect,
    private readonly enterByProvider: EnterByProvider,
    private readonly wayIn: WayIn,
    private readonly log: SecurityLog,
  ) {}

  @Get()
  async start(@CurrentVisit() visit: Visit, @Query('suite') suite?: unknown) {
    try {
      const { url, sealed } = await this.provider.start(visit.tenant, ownPath(suite, visit.tenant.origin));
      visit.reply.setCookie(JOURNEY_COOKIE, sealed, { ...secureCookie, maxAge: JOURNEY_SECONDS });
      return leaveFor(visit, new URL(url));
    } catch (error) {
      return this.renderFailure(visit, error);
    }
  }

  @Get('retour')
  async finish(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest) {
    const sealed = request.cookies[JOURNEY_COOKIE];
    visit.reply.clearCookie(JOURNEY_COOKIE, secureCookie);
    try {
      const search = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
      const person = await this.provider.finish(visit.tenant, search, sealed);
      const entered = await this.enterByProvider.run(visit.tenant.id, person, {
        address: request.ip,
        device: deviceOf(request.headers['user-agent']),
      });
      return await this.wayIn.goOn(visit, request, entered, person.next);
    } catch (error) {
      if (refusalOf(error).code === 'provider_refused' && sealed)
        await this.log.note(visit.tenant.id, 'provider_refused', { who: 'proconnect', address: request.ip });
      return this.renderFailure(visit, error);
    }
  }

  private renderFailure(visit: Visit, error: unknown) {
    const refusal = refusalOf(error);
    visit.reply.status(refusal.status);
    return renderPage(visit, { title: 'ProConnect', path: '/connexion' }, <ProviderFailedPage refusal={refusal} />);
  }
}
