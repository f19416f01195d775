import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database } from '../kernel/database/database.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AccountDirectoryQuery } from './account-directory.query.js';
import { EndTotp } from './end-totp.js';
import { ProvePage } from './pages/prove.js';
import { RecoveryCodesPage } from './pages/recovery-codes.js';
import { SetUpTotpPage } from './pages/set-up-totp.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecondFactor } from './second-factor.js';
import { SetUpTotp } from './set-up-totp.js';
import { TotpDrafts } from './totp-drafts.js';

const path = '/ccas/mon-compte';
const look = { kind: 'console', path } as const;

/** One's own second factor: set up, on another phone, without, and new codes on paper. */
@ApiExcludeController()
@Controller('ccas/mon-compte')
@Access(...STAFF)
export class MyTotpPages {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountDirectoryQuery,
    private readonly drafts: TotpDrafts,
    private readonly secondFactor: SecondFactor,
    private readonly setUpTotp: SetUpTotp,
    private readonly endTotp: EndTotp,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly audit: Audit,
  ) {}

  @Get('double-verification')
  form(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    return this.renderSetUp(visit, actor);
  }

  @Post('double-verification')
  @HttpCode(200)
  async setUp(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Body() body: FormValues,
  ) {
    const [draft, code] = [String(body.cle ?? ''), String(body.code ?? '')];
    try {
      const { hasTotp } = await this.db.transaction(actor.ccasId, (tx) => this.accounts.get(tx, actor.id!));
      if (hasTotp) {
        // The new app first: a mistyped code of it must not use up one of the old.
        this.setUpTotp.check(actor.id!, draft, code);
        await this.prove(actor, body, request);
      }
      const codes = await this.db.transaction(actor.ccasId, (tx) => this.setUpTotp.run(tx, actor, draft, code));
      return this.renderCodes(visit, codes);
    } catch (error) {
      return this.renderSetUp(visit, actor, draft, refusalOf(error));
    }
  }

  @Get('codes')
  codesForm(@CurrentVisit() visit: Visit) {
    return this.renderProve(visit, 'codes');
  }

  @Post('codes')
  @HttpCode(200)
  async renewCodes(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Body() body: FormValues,
  ) {
    try {
      await this.prove(actor, body, request);
      const codes = await this.db.transaction(actor.ccasId, async (tx) => {
        const renewed = await this.recoveryCodes.renew(tx, actor.id!);
        const subject = { kind: 'account', id: actor.id! };
        await this.audit.write(tx, actor, { action: 'account.codes_renewed', subject });
        return renewed;
      });
      return this.renderCodes(visit, codes);
    } catch (error) {
      return this.renderProve(visit, 'codes', refusalOf(error));
    }
  }

  @Get('double-verification/retrait')
  endForm(@CurrentVisit() visit: Visit) {
    return this.renderProve(visit, 'end');
  }

  @Post('double-verification/retrait')
  async end(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Body() body: FormValues,
  ) {
    try {
      await this.prove(actor, body, request);
      await this.db.transaction(actor.ccasId, (tx) => this.endTotp.byOwner(tx, actor));
      return seeOther(visit, `${path}?fait=retrait`);
    } catch (error) {
      return this.renderProve(visit, 'end', refusalOf(error));
    }
  }

  private prove(actor: Actor, body: FormValues, request: FastifyRequest) {
    const code = String(body.proof ?? '');
    return this.secondFactor.prove(actor.ccasId, { accountId: actor.id!, code, field: 'proof', address: request.ip });
  }

  private renderCodes(visit: Visit, codes: string[]) {
    return renderPage(
      visit,
      { title: 'Vos codes de secours', ...look, scripts: ['src/kernel/ui/browser/print.ts'] },
      <RecoveryCodesPage codes={codes} ccas={visit.tenant.name} href={path} />,
    );
  }

  private renderProve(visit: Visit, why: 'codes' | 'end', refusal?: Refusal) {
    if (refusal) visit.reply.status(refusal.status);
    const title = why === 'codes' ? 'Nouveaux codes de secours' : 'Retirer la double vérification';
    return renderPage(
      visit,
      { title, ...look },
      <ProvePage token={visit.formToken} why={why} title={title} refusal={refusal} />,
    );
  }

  private async renderSetUp(visit: Visit, actor: Actor, draft?: string, refusal?: Refusal) {
    const { hasTotp } = await this.db.transaction(actor.ccasId, (tx) => this.accounts.get(tx, actor.id!));
    const kept = refusal && refusal.code !== 'sign_in_too_old' ? draft : undefined;
    const shown = await this.drafts.of(visit.tenant, actor.id!, kept);
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Double vérification', ...look },
      <SetUpTotpPage
        token={visit.formToken}
        action={`${path}/double-verification`}
        draft={shown}
        why={hasTotp ? 'replace' : 'own'}
        refusal={refusal}
      />,
    );
  }
}
