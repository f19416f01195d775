import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DraftGone, StepRefused, TooManyApplications } from '../applications/applications.errors.js';
import { EraseDraft } from '../applications/erase-draft.js';
import { draftDays, type OwnApplication, OwnApplicationQuery } from '../applications/own-application.query.js';
import { SaveStep } from '../applications/save-step.js';
import { SendApplication } from '../applications/send-application.js';
import { firstUnanswered } from '../applications/step-rules.js';
import { type Step, stepForms, steps } from '../applications/steps.js';
import { WithdrawApplication } from '../applications/withdraw-application.js';
import { type CcasRules, CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { TooManyAttempts } from '../kernel/access/access.errors.js';
import { secureCookie } from '../kernel/access/cookies.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { type AskedCcas, stepOf, stepPaths, type Values, valuesOf } from './asking-values.js';
import { AskingIntroPage } from './pages/asking-intro.js';
import { AskingReviewPage } from './pages/asking-review.js';
import { AskingSentPage } from './pages/asking-sent.js';
import { AskingStepPage } from './pages/asking-steps.js';

const COOKIE = '__Host-demande';
/** Drafts begun from one address within a quarter of an hour: a library's, a residence's, not a flood's. */
const DRAFTS_PER_ADDRESS = 20;

/** Asking for a pass: four steps and a review, kept on the server, without account. */
@ApiExcludeController()
@Controller('demande')
@Access('anyone')
export class AskingPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly own: OwnApplicationQuery,
    private readonly saveStep: SaveStep,
    private readonly send: SendApplication,
    private readonly eraseDraft: EraseDraft,
    private readonly withdraw: WithdrawApplication,
    private readonly attempts: FailedAttempts,
  ) {}

  @Get()
  async intro(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest) {
    const { application, ccas } = await this.look(visit, request);
    return this.page(
      visit,
      'Demander le pass senior',
      <AskingIntroPage token={visit.formToken} ccas={shown(ccas)} application={application} />,
    );
  }

  @Get('verification')
  async review(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest) {
    const { application, ccas } = await this.look(visit, request);
    if (application?.state !== 'draft') return seeOther(visit, application ? '/demande/envoyee' : '/demande');
    const unanswered = firstUnanswered(application);
    if (unanswered) return seeOther(visit, stepPaths[unanswered]);
    return this.page(
      visit,
      'Vérifier ma demande',
      <AskingReviewPage token={visit.formToken} ccas={shown(ccas)} application={application} />,
    );
  }

  @Get('envoyee')
  async sent(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest) {
    const { application, ccas } = await this.look(visit, request);
    if (!application || application.state === 'draft') return seeOther(visit, '/demande');
    return this.page(
      visit,
      'Votre demande',
      <AskingSentPage token={visit.formToken} ccas={shown(ccas)} application={application} />,
    );
  }

  @Get(':step')
  async step(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Param('step') slug: string) {
    const step = stepOf(slug);
    if (!step) throw new NotFound();
    const { application, ccas } = await this.look(visit, request);
    if (application && application.state !== 'draft') return seeOther(visit, '/demande');
    const reached = application ? (firstUnanswered(application) ?? 'proof') : 'who';
    if (steps.indexOf(step) > steps.indexOf(reached)) return seeOther(visit, stepPaths[reached]);
    return this.stepPage(visit, step, ccas, application ? valuesOf(application) : {});
  }

  @Post('envoi')
  async submit(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest) {
    try {
      await this.db.transaction(visit.tenant.id, (tx) => this.send.run(tx, visit.tenant.id, request.cookies[COOKIE]));
      return seeOther(visit, '/demande/envoyee');
    } catch (error) {
      if (error instanceof DraftGone) return seeOther(visit, '/demande');
      if (!(error instanceof StepRefused)) throw error;
      const { application, ccas } = await this.look(visit, request);
      return this.stepPage(visit, error.step, ccas, valuesOf(application!), refusalOf(error));
    }
  }

  @Post('effacer')
  async erase(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest) {
    const secret = request.cookies[COOKIE];
    if (secret) await this.db.transaction(visit.tenant.id, (tx) => this.eraseDraft.run(tx, secret));
    visit.reply.clearCookie(COOKIE, secureCookie);
    return seeOther(visit, '/demande');
  }

  @Post('retirer')
  async takeBack(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest) {
    await this.db.transaction(visit.tenant.id, (tx) => this.withdraw.run(tx, visit.tenant.id, request.cookies[COOKIE]));
    return seeOther(visit, '/demande/envoyee');
  }

  @Post(':step')
  async answer(
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Param('step') slug: string,
    @Body() body: FormValues,
  ) {
    const step = stepOf(slug);
    if (!step) throw new NotFound();
    try {
      await this.keep(visit, request, step, body);
      const { application } = await this.look(visit, request);
      const next = application && firstUnanswered(application) ? steps[steps.indexOf(step) + 1] : undefined;
      return seeOther(visit, next ? stepPaths[next] : '/demande/verification');
    } catch (error) {
      if (error instanceof DraftGone) return seeOther(visit, '/demande');
      const refusal = refusalOf(error);
      const { ccas } = await this.look(visit, request);
      return this.stepPage(visit, step, ccas, body as Values, refusal);
    }
  }

  private async keep(visit: Visit, request: FastifyRequest, step: Step, body: FormValues): Promise<void> {
    const ccasId = visit.tenant.id;
    const form = readForm(stepForms[step] as new () => InstanceType<(typeof stepForms)[Step]>, body);
    const { application } = await this.look(visit, request);
    const known = application?.state === 'draft' ? request.cookies[COOKIE] : undefined;
    const attempt = known ? undefined : await this.begin(ccasId, request.ip);
    try {
      const secret = await this.db.transaction(ccasId, (tx) => this.saveStep.run(tx, known, step, form));
      request.cookies[COOKIE] = secret;
      visit.reply.setCookie(COOKIE, secret, { ...secureCookie, maxAge: draftDays * 24 * 3600 });
    } catch (error) {
      if (attempt) await this.attempts.forgive(ccasId, attempt);
      throw error;
    }
  }

  private async begin(ccasId: string, address: string): Promise<string> {
    try {
      return await this.attempts.begin(ccasId, { what: 'application', from: address }, DRAFTS_PER_ADDRESS);
    } catch (error) {
      throw error instanceof TooManyAttempts ? new TooManyApplications() : error;
    }
  }

  private look(visit: Visit, request: FastifyRequest): Promise<{ application?: OwnApplication; ccas: CcasRules }> {
    return this.db.transaction(visit.tenant.id, async (tx) => ({
      application: await this.own.find(tx, request.cookies[COOKIE]),
      ccas: await this.rules.own(tx),
    }));
  }

  private stepPage(visit: Visit, step: Step, ccas: CcasRules, values: Values, refusal?: Refusal) {
    if (refusal) visit.reply.status(refusal.status);
    const page = (
      <AskingStepPage step={step} token={visit.formToken} ccas={shown(ccas)} values={values} refusal={refusal} />
    );
    return this.page(visit, `Demander le pass, étape ${steps.indexOf(step) + 1} sur ${steps.length}`, page);
  }

  /** What was typed must not come back to the next person at a shared computer. */
  private page(visit: Visit, title: string, body: Parameters<typeof renderPage>[2]): string {
    visit.reply.header('cache-control', 'no-store');
    return renderPage(visit, { title, path: '/demande' }, body);
  }
}

function shown(ccas: CcasRules): AskedCcas {
  return { ...ccas, phone: ccas.phone && frenchPhone(ccas.phone) };
}
