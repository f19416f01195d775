import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { toE164 } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { checkPersonDates } from '../residents/person-rules.js';
import { DraftGone } from './applications.errors.js';
import { type Answers, hashOf, OwnApplicationQuery } from './own-application.query.js';
import { PassApplicationEntity } from './pass-application.entity.js';
import { isTooYoung, obstacles } from './step-rules.js';
import { Address, Proof, Reach, type Step, type StepForm, Who } from './steps.js';

const empty: Answers = {
  lastName: null,
  firstName: null,
  bornOn: null,
  proxyName: null,
  proxyPhone: null,
  address: null,
  postcode: null,
  communeCode: null,
  phone: null,
  email: null,
  answerBy: null,
  proofKind: null,
  showing: null,
  disabilityCard: false,
};

/** Keeps the answers of one step; the first one begins a draft. */
@Injectable()
export class SaveStep {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly own: OwnApplicationQuery,
    private readonly clock: Clock,
  ) {}

  /**
   * @param secret the writer's; undefined begins a draft, which only the first step may
   * @returns the secret that finds the draft again
   * @throws InvalidInput for an answer, or for what stands in the way of a pass; DraftGone
   */
  async run(tx: Tx, secret: string | undefined, step: Step, form: StepForm): Promise<string> {
    const draft = await this.own.find(tx, secret, 'for update');
    if (draft ? draft.state !== 'draft' : step !== 'who') throw new DraftGone();
    const rules = await this.rules.own(tx);
    const today = this.clock.today();
    if (form instanceof Who) checkPersonDates({ bornOn: form.bornOn }, today);
    const given = answersOf(form, draft ?? empty, (bornOn) => isTooYoung(bornOn, rules, today));
    const errors = obstacles(step, { ...(draft ?? empty), ...given }, rules, today);
    if (errors.length > 0) throw new InvalidInput(errors);

    const { bornOn, ...columns } = given;
    const now = this.clock.now();
    const row = { ...columns, ...(bornOn && { bornOn: Temporal.PlainDate.from(bornOn) }), savedAt: now };
    if (draft) {
      await tx.update(PassApplicationEntity, { id: draft.id, state: 'draft' }, row);
      return secret!;
    }
    const fresh = randomBytes(32).toString('base64url');
    await tx.insert(PassApplicationEntity, {
      ...row,
      id: uuidv7(),
      state: 'draft',
      secretHash: hashOf(fresh),
      startedAt: now,
    });
    return fresh;
  }
}

function answersOf(form: StepForm, draft: Answers, isTooYoung: (bornOn: string) => boolean): Partial<Answers> {
  if (form instanceof Who) {
    const { lastName, firstName, bornOn, forSomeoneElse, proxyName, proxyPhone } = form;
    const isProxy = forSomeoneElse === 'oui';
    return {
      lastName,
      firstName,
      bornOn,
      proxyName: isProxy ? proxyName! : null,
      proxyPhone: isProxy ? toE164(proxyPhone!)! : null,
      // The box stands on the page only for whoever is too young; elsewhere the answer of the last step stays.
      disabilityCard: isTooYoung(bornOn) ? form.disabilityCard === 'oui' : draft.disabilityCard,
    };
  }
  if (form instanceof Address) return { ...form };
  if (form instanceof Reach) {
    const { phone, email = null, answerBy } = form;
    const given = answerBy ?? (email ? 'email' : phone ? 'phone' : null);
    return { phone: phone ? toE164(phone)! : null, email, answerBy: given };
  }
  const { proofKind, showing, disabilityCard } = form as Proof;
  return { proofKind, showing, disabilityCard: disabilityCard === 'oui' };
}
