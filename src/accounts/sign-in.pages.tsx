import { Get, Header, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '../kernel/access/cookies.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { ownPath } from '../kernel/http/own-path.js';
import { InTx, Refused, Short, Typed } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { besides, to } from '../kernel/screens/way-on.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { deviceOf } from './device.js';
import { Entrance } from './entrance.js';
import { DEVICE_COOKIE } from './known-devices.js';
import { SignedOutPage } from './pages/signed-out.js';
import { SignInPage } from './pages/sign-in.js';
import { ProConnect } from './proconnect.js';
import { SignIn } from './sign-in.js';
import { SignInForm } from './sign-in-forms.js';
import { stepPaths, WayIn, withNext } from './way-in.js';

@Screens('', ['anyone'], { path: '/connexion', isForm: true })
export class SignInPages {
  constructor(
    private readonly signIn: SignIn,
    private readonly entrance: Entrance,
    private readonly wayIn: WayIn,
    private readonly provider: ProConnect,
  ) {}

  @Get('connexion')
  @Page('Se connecter', SignInPage)
  async form(
    @InTx() tx: Tx,
    @CurrentVisit() { tenant, entering }: Visit,
    @Asked('suite') asked: unknown,
    @Refused() refusal?: Refusal,
  ) {
    const next = ownPath(asked, tenant.origin);
    if (entering?.waitsFor && !refusal) return to(withNext(stepPaths[entering.waitsFor], next));
    return {
      next,
      hasProvider: this.provider.isSet,
      isDemonstration: await this.entrance.isDemonstration(tx),
      asksCode: refusal?.code === 'too_many_attempts',
    };
  }

  @Post('connexion')
  @RefusedShows('form')
  async open(
    @Short() inShortTx: ShortTx,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Typed() { suite, ...typed }: SignInForm,
  ) {
    const entered = await this.signIn.run(visit.tenant.id, {
      ...typed,
      address: request.ip,
      device: deviceOf(request.headers['user-agent']),
      deviceCookie: request.cookies[DEVICE_COOKIE],
    });
    await inShortTx((tx) => this.entrance.leave(tx, visit));
    return this.wayIn.goOn(request, entered, suite);
  }

  @Post('deconnexion')
  @Header('cache-control', 'no-store')
  @Page('Déconnexion', SignedOutPage, { path: undefined })
  async close(@Short() inShortTx: ShortTx, @CurrentVisit() visit: Visit) {
    const { tenant } = visit;
    const providerSession = await inShortTx((tx) => this.entrance.leave(tx, visit));
    const idToken = providerSession && this.provider.openIdToken(tenant.id, providerSession);
    const url = idToken && (await this.provider.signOutUrl(tenant, idToken));
    const cookies = [{ name: SESSION_COOKIE }];
    if (!url) return besides(to('/'), { cookies });
    // What is shown from here on is for nobody.
    visit.actor = undefined;
    // Not a redirection: a form of ours may lead to no other site (Content-Security-Policy, form-action).
    return besides({ url }, { cookies, headers: { refresh: `0; url=${url}` } });
  }
}
