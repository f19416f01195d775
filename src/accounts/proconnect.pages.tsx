import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentTenant } from '../kernel/access/visit.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { ownPath } from '../kernel/http/own-path.js';
import { Cookie, Short } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { besides, WayOut } from '../kernel/screens/way-on.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { deviceOf } from './device.js';
import { ProviderFailedPage } from './pages/provider-failed.js';
import { ProConnect } from './proconnect.js';
import { ReturnFromProvider } from './return-from-provider.js';
import { WayIn } from './way-in.js';

/** What this browser keeps while its owner is at the provider, sealed; a quarter of an hour. */
const JOURNEY_COOKIE = '__Host-proconnect';
const JOURNEY_SECONDS = 900;
const journeyOver = { name: JOURNEY_COOKIE };

/** There and back; no transaction is held while the provider is asked. */
@Screens('connexion/proconnect', ['anyone'], { path: '/connexion', isForm: true })
export class ProConnectPages {
  constructor(
    private readonly provider: ProConnect,
    private readonly returnFromProvider: ReturnFromProvider,
    private readonly wayIn: WayIn,
  ) {}

  @Get()
  @RefusedShows('failed')
  async start(@CurrentTenant() tenant: Tenant, @Asked('suite') suite?: unknown) {
    const { url, sealed } = await this.provider.start(tenant, ownPath(suite, tenant.origin));
    const journey = { name: JOURNEY_COOKIE, value: sealed, seconds: JOURNEY_SECONDS };
    return besides(new WayOut(new URL(url)), { cookies: [journey] });
  }

  @Get('retour')
  @Short('write')
  @RefusedShows('failed')
  async finish(
    @CurrentTenant() tenant: Tenant,
    @Cookie(JOURNEY_COOKIE) sealed: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const { entered, next } = await this.returnFromProvider.run(tenant, {
      search: request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '',
      sealed,
      address: request.ip,
      device: deviceOf(request.headers['user-agent']),
    });
    return besides(await this.wayIn.goOn(request, entered, next), { cookies: [journeyOver] });
  }

  @Page('ProConnect', ProviderFailedPage)
  failed() {
    return besides({}, { cookies: [journeyOver] });
  }
}
