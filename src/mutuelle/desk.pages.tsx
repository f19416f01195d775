import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { AgreementQuery } from './agreement.query.js';
import { dueReminders } from './agreement-dates.js';
import { isOutdated } from './c2s-check.js';
import { C2sScales } from './c2s-scales.js';
import { EnrolmentQuery } from './enrolment.query.js';
import { DeskPage } from './pages/desk.js';
import { PermanenceQuery } from './permanence.query.js';

const path = '/ccas/mutuelle';

/** The agents' entry to the mutuelle: what waits, what is in force, what comes. */
@ApiExcludeController()
@Controller('ccas/mutuelle')
@Access(...STAFF)
export class DeskPages {
  constructor(
    private readonly db: Database,
    private readonly agreements: AgreementQuery,
    private readonly enrolments: EnrolmentQuery,
    private readonly permanences: PermanenceQuery,
    private readonly scales: C2sScales,
    private readonly clock: Clock,
  ) {}

  @Get()
  async desk(@CurrentVisit() visit: Visit) {
    const today = this.clock.today();
    const found = await this.db.transaction(visit.tenant.id, async (tx) => {
      const agreement = await this.agreements.inForce(tx);
      const scale = await this.scales.current(tx);
      return {
        agreement,
        reminders: agreement ? dueReminders(agreement, today) : [],
        waiting: await this.enrolments.waiting(tx),
        bookingsToCall: await this.permanences.toCall(tx),
        permanences: (await this.permanences.coming(tx)).slice(0, 5),
        c2sOutdatedSince: isOutdated(scale, today) ? scale.validThrough : undefined,
        c2sOfElsewhere: scale.isOfElsewhere ? scale.territory : undefined,
      };
    });
    return renderPage(visit, { title: 'Mutuelle', kind: 'console', path }, <DeskPage {...found} />);
  }
}
