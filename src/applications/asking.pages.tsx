import { Get, Header, Post } from '@nestjs/common';
import { EraseDraft } from './erase-draft.js';
import { KeepStep } from './keep-step.js';
import { draftDays, type OwnApplication, OwnApplicationQuery } from './own-application.query.js';
import { SendApplication } from './send-application.js';
import { firstUnanswered } from './step-rules.js';
import { type Step, type StepForm, stepForms, steps } from './steps.js';
import { WithdrawApplication } from './withdraw-application.js';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { InPath } from '../kernel/http/id.pipe.js';
import { readForm } from '../kernel/http/input.js';
import { Cookie, FromAddress, InTx, Refused, Short, Typed } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { Formerly } from '../kernel/screens/formerly.js';
import type { Read } from '../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { besides, to } from '../kernel/screens/way-on.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { frenchPhone } from '../kernel/text/phone.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { type AskedCcas, stepOf, stepPaths, valuesOf } from './asking-values.js';
import { AskingIntroPage } from './pages/asking-intro.js';
import { AskingReviewPage } from './pages/asking-review.js';
import { AskingSentPage } from './pages/asking-sent.js';
import { AskingMendPage, AskingStepPage } from './pages/asking-steps.js';

const COOKIE = '__Host-demande';

const titleOf = ({ step }: { step: Step }) => `Demander le pass, étape ${steps.indexOf(step) + 1} sur ${steps.length}`;
/** What was typed must not come back to the next person at a shared computer. */
const NotKept = () => Header('cache-control', 'no-store');

/** Asking for a pass: four steps and a review, kept on the server, without account. */
@Screens('demande', ['anyone'], { isForm: true })
@Formerly('0.1.0', { erase: 'effacer', takeBack: 'retirer' })
export class AskingPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly own: OwnApplicationQuery,
    private readonly keepStep: KeepStep,
    private readonly send: SendApplication,
    private readonly eraseDraft: EraseDraft,
    private readonly withdraw: WithdrawApplication,
  ) {}

  @Get()
  @NotKept()
  @Page('Demander le pass senior', AskingIntroPage)
  intro(@InTx() tx: Tx, @Cookie(COOKIE) secret?: string) {
    return this.look(tx, secret);
  }

  @Get('verification')
  @NotKept()
  @Page('Vérifier ma demande', AskingReviewPage)
  async review(@InTx() tx: Tx, @Cookie(COOKIE) secret?: string) {
    const { application, ccas } = await this.look(tx, secret);
    if (application?.state !== 'draft') return to(application ? '/demande/envoyee' : '/demande');
    const unanswered = firstUnanswered(application);
    return unanswered ? to(stepPaths[unanswered]) : { ccas, application };
  }

  @Get('envoyee')
  @NotKept()
  @Page('Votre demande', AskingSentPage)
  async sent(@InTx() tx: Tx, @Cookie(COOKIE) secret?: string) {
    const { application, ccas } = await this.look(tx, secret);
    return !application || application.state === 'draft' ? to('/demande') : { ccas, application };
  }

  @Get(':step')
  @NotKept()
  @Page(titleOf, AskingStepPage)
  async step(
    @InTx() tx: Tx,
    @Cookie(COOKIE) secret: string | undefined,
    @InPath('step') slug: string,
    @Refused() refusal?: Refusal,
  ) {
    const step = stepNamed(slug);
    const { application, ccas } = await this.look(tx, secret);
    if (refusal) return { step, ccas };
    if (application && application.state !== 'draft') return to('/demande');
    const reached = application ? (firstUnanswered(application) ?? 'proof') : 'who';
    if (steps.indexOf(step) > steps.indexOf(reached)) return to(stepPaths[reached]);
    return { step, ccas, values: application ? valuesOf(application) : {} };
  }

  /** Where an answer is mended that no longer holds when the whole is sent. */
  @Page(titleOf, AskingMendPage)
  async mend(@InTx() tx: Tx, @Cookie(COOKIE) secret: string | undefined, @Refused() { extra }: Refusal) {
    const { application, ccas } = await this.look(tx, secret);
    return { step: extra!.step as Step, ccas, answers: valuesOf(application!) };
  }

  @Post('envoi')
  @NotKept()
  @RefusedShows('review', { instead: { invalid_input: 'mend' } })
  async submit(@InTx() tx: Tx, @CurrentTenant() { id }: Tenant, @Cookie(COOKIE) secret?: string) {
    await this.send.run(tx, id, secret);
    return to('/demande/envoyee');
  }

  @Post('effacement')
  async erase(@InTx() tx: Tx, @Cookie(COOKIE) secret?: string) {
    if (secret) await this.eraseDraft.run(tx, secret);
    return besides(to('/demande'), { cookies: [{ name: COOKIE }] });
  }

  @Post('retrait')
  async takeBack(@InTx() tx: Tx, @CurrentTenant() { id }: Tenant, @Cookie(COOKIE) secret?: string) {
    await this.withdraw.run(tx, id, secret);
    return to('/demande/envoyee');
  }

  @Post(':step')
  @NotKept()
  @RefusedShows('step')
  async answer(
    @Short() inShortTx: ShortTx,
    @CurrentTenant() { id: ccasId }: Tenant,
    @FromAddress() address: string,
    @Cookie(COOKIE) secret: string | undefined,
    @Typed(readStep) { step, form }: AnsweredStep,
  ) {
    const kept = await this.keepStep.run(inShortTx, { ccasId, address, secret }, step, form);
    const next = kept.isWhole ? undefined : steps[steps.indexOf(step) + 1];
    const cookie = { name: COOKIE, value: kept.secret, seconds: draftDays * 24 * 3600 };
    return besides(to(next ? stepPaths[next] : '/demande/verification'), { cookies: [cookie] });
  }

  private async look(tx: Tx, secret?: string): Promise<{ application?: OwnApplication; ccas: AskedCcas }> {
    const application = await this.own.find(tx, secret);
    const ccas = await this.rules.own(tx);
    return { application, ccas: { ...ccas, phone: ccas.phone && frenchPhone(ccas.phone) } };
  }
}

interface AnsweredStep {
  step: Step;
  form: StepForm;
}

/** The address says which step it is. @throws NotFound, InvalidInput */
function readStep(...[values, , { inPath }]: Parameters<Read>): AnsweredStep {
  const step = stepNamed(inPath.step!);
  return { step, form: readForm(stepForms[step] as new () => StepForm, values) };
}

/** @throws NotFound */
function stepNamed(slug: string): Step {
  const step = stepOf(slug);
  if (!step) throw new NotFound();
  return step;
}
