import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CounterForm } from '../applications/counter-form.js';
import { TakeIn } from '../applications/take-in.js';
import { CcasRulesQuery, categoryOptions } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { type FormValues, readInput } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { HoldersQuery } from '../passes/holders.query.js';
import type { DoubleCandidate } from '../residents/likely-doubles.query.js';
import { CounterFormPage } from './pages/counter-form.js';
import { takeInChoice } from './take-in-choice.js';

type Typed = Record<string, string | undefined>;

/** A pass in under a minute for whoever stands at the counter. */
@ApiExcludeController()
@Controller('ccas/demandes/nouvelle')
@Access(...STAFF)
export class CounterPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly holders: HoldersQuery,
    private readonly takeIn: TakeIn,
    private readonly clock: Clock,
  ) {}

  @Get()
  form(@CurrentVisit() visit: Visit) {
    return this.render(visit, {});
  }

  @Post()
  async enrol(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const { residentId: chosen, category, ...person } = readInput(CounterForm, takeInChoice(body));
      const { residentId } = await this.db.transaction(actor.ccasId, (tx) =>
        this.takeIn.run(tx, actor, person, { residentId: chosen, category }),
      );
      return seeOther(visit, `/ccas/usagers/${residentId}`);
    } catch (error) {
      return this.render(visit, body as Typed, refusalOf(error));
    }
  }

  private async render(visit: Visit, values: Typed, refusal?: Refusal) {
    const candidates = (refusal?.extra?.candidates ?? []) as DoubleCandidate[];
    const { rules, holdings } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      rules: await this.rules.own(tx),
      holdings: await this.holders.of(
        tx,
        candidates.map(({ id }) => id),
      ),
    }));
    if (refusal) visit.reply.status(refusal.status);
    const page = (
      <CounterFormPage
        token={visit.formToken}
        values={values}
        communeCodes={rules.communeCodes}
        categories={categoryOptions(rules)}
        today={this.clock.today().toString()}
        candidates={candidates}
        holdings={holdings}
        refusal={refusal}
      />
    );
    return renderPage(
      visit,
      {
        title: 'Donner un pass au guichet',
        kind: 'console',
        path: '/ccas/demandes',
        scripts: ['src/staff/browser/counter-form.ts'],
      },
      page,
    );
  }
}
