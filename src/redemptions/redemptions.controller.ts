import { Body, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Line, Verbatim } from '../kernel/fields/lines.js';
import { Euros } from '../kernel/fields/numbers.js';
import { Reference } from '../kernel/fields/choices.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { scopeOf } from '../kernel/database/scope.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import { LargestBody } from '../kernel/http/body.decorator.js';
import { Ahead, ReadAhead } from '../kernel/access/read-ahead.js';
import { type RedemptionFacts, RedemptionFactsAhead } from './redemption-facts.js';
import { LARGEST_SCAN_BYTES } from './till-policy.js';
import { GuardedNumbers } from './guarded-numbers.js';
import { RedeemOffer } from './redeem-offer.js';
import { IdempotencyKeyMissing, RedemptionRefused } from './redemptions.errors.js';
import { shownPass } from './shown-pass.js';
import { VoidRedemption } from './void-redemption.js';

class RedemptionForm {
  @Verbatim(Infinity, { optional: true, description: 'Le texte du code QR.' })
  passCode?: string;

  @Verbatim(Infinity, {
    optional: true,
    description: 'À défaut de code lisible : le numéro écrit sur la carte.',
  })
  passNumber?: string;

  @Reference()
  offerId!: string;

  @Euros({ optional: true, description: 'Montant de l’achat avant remise, en centimes.' })
  amountCents?: number;
}

class VoidForm {
  @Line(500, { optional: true, description: 'Obligatoire pour un agent.' })
  reason?: string;
}

@Api('redemptions', 'Utilisations')
@Access('till', 'partner', ...STAFF)
export class RedemptionsController {
  constructor(
    private readonly db: Database,
    private readonly redeemOffer: RedeemOffer,
    private readonly numbers: GuardedNumbers,
    private readonly voidRedemption: VoidRedemption,
  ) {}

  /** An agent may record one for a partner who telephones: paper is first class. */
  @Post()
  @ReadAhead(RedemptionFactsAhead)
  @LargestBody(LARGEST_SCAN_BYTES)
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'UUID tiré une fois par utilisation.' })
  async redeem(
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
    @Body() form: RedemptionForm,
    @Ahead() facts: RedemptionFacts | undefined,
  ) {
    const ownKey = readId(key);
    if (!ownKey) throw new IdempotencyKeyMissing();
    const { offerId, amountCents } = form;
    const shown = shownPass(form);
    const outcome =
      facts && 'passCode' in shown
        ? await this.redeemOffer.atOnce(actor, ownKey, { shown, offerId, amountCents }, facts)
        : await this.numbers.judging(actor, shown, () =>
            this.db.transaction(scopeOf(actor), (tx) =>
              this.redeemOffer.run(tx, actor, ownKey, { shown, offerId, amountCents }),
            ),
          );
    if (outcome.verdict !== 'accepted') throw new RedemptionRefused(outcome.verdict, outcome.period);
    return outcome;
  }

  @Post(':id/void')
  @HttpCode(200)
  async void(@CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: VoidForm) {
    await this.db.transaction(scopeOf(actor), (tx) => this.voidRedemption.run(tx, actor, id, reason));
    return { id, voided: true };
  }
}
