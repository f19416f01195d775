import { Body, HttpCode, Post } from '@nestjs/common';
import { Verbatim } from '../kernel/fields/lines.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { scopeOf } from '../kernel/database/scope.js';
import { Api } from '../kernel/http/api.decorator.js';
import { GuardedNumbers } from './guarded-numbers.js';
import { shownPass } from './shown-pass.js';
import { LargestBody } from '../kernel/http/body.decorator.js';
import { Ahead, ReadAhead } from '../kernel/access/read-ahead.js';
import { type VerificationFacts, VerificationFactsAhead } from './verification-facts.js';
import { LARGEST_SCAN_BYTES } from './till-policy.js';
import { VerifyPass } from './verify-pass.js';

class VerificationForm {
  @Verbatim(Infinity, { optional: true, description: 'Le texte du code QR.' })
  passCode?: string;

  @Verbatim(Infinity, {
    optional: true,
    description: 'À défaut de code lisible : le numéro écrit sur la carte.',
  })
  passNumber?: string;
}

@Api('verifications', 'Vérifications')
@Access('till', 'partner', ...STAFF)
export class VerificationsController {
  constructor(
    private readonly db: Database,
    private readonly verifyPass: VerifyPass,
    private readonly numbers: GuardedNumbers,
  ) {}

  /** Always 200 when the code could be judged. */
  @Post()
  @ReadAhead(VerificationFactsAhead)
  @LargestBody(LARGEST_SCAN_BYTES)
  @HttpCode(200)
  verify(@CurrentActor() actor: Actor, @Body() form: VerificationForm, @Ahead() facts: VerificationFacts | undefined) {
    const shown = shownPass(form);
    if (facts && 'passCode' in shown) return this.verifyPass.atOnce(actor, shown.passCode, facts);
    return this.numbers.judging(actor, shown, () =>
      this.db.transaction(scopeOf(actor), (tx) => this.verifyPass.run(tx, actor, shown)),
    );
  }
}
