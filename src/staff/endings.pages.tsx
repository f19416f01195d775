import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { readId } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { type EndingFilter, EndingPassesQuery } from '../passes/ending-passes.query.js';
import { ReminderLettersQuery } from '../passes/reminder-letters.query.js';
import { RenewPasses } from '../passes/renew-passes.js';
import { endingFilterLabels, EndingsPage } from './pages/endings.js';
import type { RenewalOutcome } from './pages/renewal-result.js';

interface View {
  filter: EndingFilter;
  after?: string;
  isAll?: boolean;
  justPrinted?: string;
  outcome?: RenewalOutcome;
  chosen?: string[];
}

/** The passes that end soon, and their renewal. */
@ApiExcludeController()
@Controller('ccas/pass/echeances')
@Access(...STAFF)
export class EndingsPages {
  constructor(
    private readonly db: Database,
    private readonly endings: EndingPassesQuery,
    private readonly letters: ReminderLettersQuery,
    private readonly renewPasses: RenewPasses,
  ) {}

  @Get()
  list(@CurrentVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    return this.render(visit, {
      filter: readFilter(query.jours),
      after: readId(query.apres),
      isAll: query.tout === 'oui',
      justPrinted: readId(query.impression),
    });
  }

  @Post()
  async renew(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Query('jours') days: unknown,
    @Body() body: FormValues,
  ) {
    const chosen = [body.passId ?? []].flat().flatMap((each) => readId(each) ?? []);
    const { renewed, refused } = await this.renewPasses.run(actor, chosen);
    const outcome = await this.db.transaction(actor.ccasId, async (tx) => {
      const names = await this.endings.named(
        tx,
        refused.map(({ passId }) => passId),
      );
      return {
        renewed,
        refused: refused.map(({ passId, detail, nextStep }) => {
          const pass = names.get(passId);
          const name = pass ? `${pass.firstName} ${pass.lastName}` : 'Un pass';
          return { residentId: pass?.residentId, name, detail, nextStep };
        }),
      };
    });
    return this.render(visit, {
      filter: readFilter(days),
      outcome,
      chosen: refused.map(({ passId }) => passId),
    });
  }

  private async render(visit: Visit, { filter, after, isAll, justPrinted, outcome, chosen = [] }: View) {
    const { page, waiting, printings } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      page: await this.endings.find(tx, { filter, after }),
      waiting: await this.letters.waiting(tx),
      printings: await this.letters.printings(tx),
    }));
    const nextHref = page.next
      ? `/ccas/pass/echeances?${new URLSearchParams({ jours: filter, apres: page.next }).toString()}`
      : undefined;
    return renderPage(
      visit,
      { title: 'Échéances', kind: 'console', path: '/ccas/pass/echeances' },
      <EndingsPage
        token={visit.formToken}
        passes={page.items}
        filter={filter}
        chosen={new Set(isAll ? page.items.map(({ id }) => id) : chosen)}
        nextHref={nextHref}
        outcome={outcome}
        letters={{ waiting, printings, justPrinted }}
      />,
    );
  }
}

function readFilter(value: unknown): EndingFilter {
  return (Object.keys(endingFilterLabels) as EndingFilter[]).find((each) => each === value) ?? '60';
}
