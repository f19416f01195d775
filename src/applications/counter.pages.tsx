import { Get, Post } from '@nestjs/common';
import { CounterForm } from './counter-form.js';
import { TakeIn } from './take-in.js';
import { CcasRulesQuery, categoryOptions } from '../ccas/ccas-rules.query.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx, Refused, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { HoldersQuery } from '../passes/holders.query.js';
import type { DoubleCandidate } from '../residents/likely-doubles.query.js';
import { CounterFormPage } from './pages/counter-form.js';
import { readTakeIn } from './read-take-in.js';

/** A pass in under a minute for whoever stands at the counter. */
@Screens('ccas/demandes/nouvelle', STAFF, {
  path: '/ccas/demandes',
  scripts: ['src/applications/browser/counter-form.entry.ts'],
})
export class CounterPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly holders: HoldersQuery,
    private readonly takeIn: TakeIn,
  ) {}

  @Get()
  @Page('Donner un pass au guichet', CounterFormPage)
  async form(@InTx() tx: Tx, @Refused() refusal?: Refusal) {
    const candidates = (refusal?.extra?.candidates ?? []) as DoubleCandidate[];
    const rules = await this.rules.own(tx);
    const ids = candidates.map(({ id }) => id);
    return {
      communeCodes: rules.communeCodes,
      categories: categoryOptions(rules),
      candidates,
      holdings: await this.holders.of(tx, ids),
    };
  }

  @Post()
  @RefusedShows('form')
  async enrol(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Typed((values) => readTakeIn(CounterForm, values)) form: CounterForm,
  ) {
    const { residentId: chosen, category, ...person } = form;
    const { residentId } = await this.takeIn.run(tx, actor, person, { residentId: chosen, category });
    return to(`/ccas/usagers/${residentId}`);
  }
}
