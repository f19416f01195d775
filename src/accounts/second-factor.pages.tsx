import { Get, Header, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { ownPath } from '../kernel/http/own-path.js';
import { Refused, Short, Typed } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { besides, to } from '../kernel/screens/way-on.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { Entrance } from './entrance.js';
import { DEVICE_COOKIE } from './known-devices.js';
import { CodePage } from './pages/code.js';
import { RecoveryCodesPage } from './pages/recovery-codes.js';
import { SetUpTotpPage } from './pages/set-up-totp.js';
import { SecondFactor } from './second-factor.js';
import { SetUpTotp } from './set-up-totp.js';
import { CodeForm, SetUpTotpForm } from './sign-in-forms.js';
import { TotpDrafts } from './totp-drafts.js';
import { stepPaths, WayIn, withNext } from './way-in.js';

/** The second step of signing in: a code, or for a new manager the phone that will show them. */
@Screens('connexion', ['anyone'], { isForm: true })
export class SecondFactorPages {
  constructor(
    private readonly secondFactor: SecondFactor,
    private readonly setUpTotp: SetUpTotp,
    private readonly drafts: TotpDrafts,
    private readonly entrance: Entrance,
    private readonly wayIn: WayIn,
  ) {}

  @Get('code')
  @Page('Code de vérification', CodePage)
  code(@CurrentVisit() visit: Visit, @Asked('suite') asked?: unknown, @Typed() typed?: CodeForm) {
    const next = ownPath(typed?.suite ?? asked, visit.tenant.origin);
    return waiting(visit, 'code') ? { next } : to(elsewhere(visit, next));
  }

  @Post('code')
  @RefusedShows('code')
  async prove(
    @Short() inShortTx: ShortTx,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Typed() { code, suite }: CodeForm,
  ) {
    const next = ownPath(suite, visit.tenant.origin);
    const entering = waiting(visit, 'code');
    if (!entering) return to(elsewhere(visit, next));
    const kind = await this.secondFactor.prove(visit.tenant.id, {
      accountId: entering.id!,
      code,
      field: 'code',
      address: request.ip,
      deviceCookie: request.cookies[DEVICE_COOKIE],
    });
    const entered = await inShortTx((tx) => this.entrance.complete(tx, entering, kind));
    return this.wayIn.goOn(request, entered, next);
  }

  @Get('double-verification')
  @Header('cache-control', 'no-store')
  @Page('Double vérification', SetUpTotpPage)
  async setUp(
    @CurrentVisit() visit: Visit,
    @Asked('suite') asked?: unknown,
    @Refused() refusal?: Refusal,
    @Typed() typed?: SetUpTotpForm,
  ) {
    const next = ownPath(typed?.suite ?? asked, visit.tenant.origin);
    const entering = waiting(visit, 'setup');
    if (!entering) return to(elsewhere(visit, next));
    const kept = refusal?.code === 'wrong_code' ? typed?.cle : undefined;
    const draft = await this.drafts.of(visit.tenant, entering.id!, kept);
    return { action: '/connexion/double-verification', draft, next, why: 'first' as const };
  }

  @Post('double-verification')
  @Header('cache-control', 'no-store')
  @Page('Vos codes de secours', RecoveryCodesPage, {
    path: undefined,
    scripts: ['src/kernel/ui/browser/print.entry.ts'],
  })
  @RefusedShows('setUp')
  async confirm(
    @Short() inShortTx: ShortTx,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Typed() { cle, code, suite }: SetUpTotpForm,
  ) {
    const next = ownPath(suite, visit.tenant.origin);
    const entering = waiting(visit, 'setup');
    if (!entering) return to(elsewhere(visit, next));
    const { codes, entered } = await inShortTx(async (tx) => ({
      codes: await this.setUpTotp.run(tx, entering, cle, code),
      entered: await this.entrance.complete(tx, entering, 'totp'),
    }));
    const { path, cookies } = await this.wayIn.enter(request, entered, next);
    return besides({ codes, ccas: visit.tenant.name, href: path }, { cookies });
  }
}

function waiting({ entering }: Visit, stage: 'code' | 'setup'): Actor | undefined {
  return entering?.waitsFor === stage ? entering : undefined;
}

/** Whoever is in already, or has to begin again. */
function elsewhere({ actor, entering }: Visit, next: string | undefined): string {
  if (entering?.waitsFor) return withNext(stepPaths[entering.waitsFor], next);
  return actor ? (next ?? '/ccas') : withNext('/connexion', next);
}
