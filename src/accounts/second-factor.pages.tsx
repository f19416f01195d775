import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import type { FormValues } from '../kernel/http/input.js';
import { ownPath } from '../kernel/http/own-path.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { Entrance } from './entrance.js';
import { DEVICE_COOKIE } from './known-devices.js';
import { CodePage } from './pages/code.js';
import { RecoveryCodesPage } from './pages/recovery-codes.js';
import { SetUpTotpPage } from './pages/set-up-totp.js';
import { SecondFactor } from './second-factor.js';
import { SetUpTotp } from './set-up-totp.js';
import { TotpDrafts } from './totp-drafts.js';
import { stepPaths, WayIn, withNext } from './way-in.js';

/** The second step of signing in: a code, or for a new manager the phone that will show them. */
@ApiExcludeController()
@Controller('connexion')
@Access('anyone')
export class SecondFactorPages {
  constructor(
    private readonly db: Database,
    private readonly secondFactor: SecondFactor,
    private readonly setUpTotp: SetUpTotp,
    private readonly drafts: TotpDrafts,
    private readonly entrance: Entrance,
    private readonly wayIn: WayIn,
  ) {}

  @Get('code')
  code(@CurrentVisit() visit: Visit, @Query('suite') suite?: unknown) {
    const next = ownPath(suite, visit.tenant.origin);
    return this.waiting(visit, 'code') ? this.renderCode(visit, next) : seeOther(visit, this.elsewhere(visit, next));
  }

  @Post('code')
  async prove(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    const next = ownPath(body.suite, visit.tenant.origin);
    const entering = this.waiting(visit, 'code');
    if (!entering) return seeOther(visit, this.elsewhere(visit, next));
    try {
      const kind = await this.secondFactor.prove(visit.tenant.id, {
        accountId: entering.id!,
        code: String(body.code ?? ''),
        field: 'code',
        address: request.ip,
        deviceCookie: request.cookies[DEVICE_COOKIE],
      });
      const entered = await this.db.transaction(visit.tenant.id, (tx) => this.entrance.complete(tx, entering, kind));
      return this.wayIn.goOn(visit, request, entered, next);
    } catch (error) {
      return this.renderCode(visit, next, refusalOf(error));
    }
  }

  @Get('double-verification')
  setUp(@CurrentVisit() visit: Visit, @Query('suite') suite?: unknown) {
    const next = ownPath(suite, visit.tenant.origin);
    const entering = this.waiting(visit, 'setup');
    return entering ? this.renderSetUp(visit, entering, { next }) : seeOther(visit, this.elsewhere(visit, next));
  }

  @Post('double-verification')
  async confirm(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    const next = ownPath(body.suite, visit.tenant.origin);
    const entering = this.waiting(visit, 'setup');
    if (!entering) return seeOther(visit, this.elsewhere(visit, next));
    const draft = String(body.cle ?? '');
    try {
      const { codes, entered } = await this.db.transaction(visit.tenant.id, async (tx) => ({
        codes: await this.setUpTotp.run(tx, entering, draft, String(body.code ?? '')),
        entered: await this.entrance.complete(tx, entering, 'totp'),
      }));
      const href = await this.wayIn.enter(visit, request, entered, next);
      visit.reply.status(200).header('cache-control', 'no-store');
      return renderPage(
        visit,
        { title: 'Vos codes de secours', scripts: ['src/kernel/ui/browser/print.ts'] },
        <RecoveryCodesPage codes={codes} ccas={visit.tenant.name} href={href} />,
      );
    } catch (error) {
      return this.renderSetUp(visit, entering, { next, draft, refusal: refusalOf(error) });
    }
  }

  private waiting({ entering }: Visit, stage: 'code' | 'setup'): Actor | undefined {
    return entering?.waitsFor === stage ? entering : undefined;
  }

  /** Whoever is in already, or has to begin again. */
  private elsewhere({ actor, entering }: Visit, next: string | undefined): string {
    if (entering?.waitsFor) return withNext(stepPaths[entering.waitsFor], next);
    return actor ? (next ?? '/ccas') : withNext('/connexion', next);
  }

  private renderCode(visit: Visit, next?: string, refusal?: Refusal) {
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Code de vérification', path: '/connexion' },
      <CodePage token={visit.formToken} next={next} refusal={refusal} />,
    );
  }

  private async renderSetUp(
    visit: Visit,
    entering: Actor,
    { next, draft, refusal }: { next?: string; draft?: string; refusal?: Refusal },
  ) {
    const shown = await this.drafts.of(visit.tenant, entering.id!, refusal?.code === 'wrong_code' ? draft : undefined);
    visit.reply.header('cache-control', 'no-store');
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Double vérification', path: '/connexion' },
      <SetUpTotpPage
        token={visit.formToken}
        action="/connexion/double-verification"
        draft={shown}
        next={next}
        refusal={refusal}
        why="first"
      />,
    );
  }
}
