import { Get } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { Clock } from '../kernel/time/clock.js';
import { AgreementQuery } from './agreements/agreement.query.js';
import { dueReminders } from './agreements/agreement-dates.js';
import { C2sScales } from './c2s/c2s-scales.js';
import { c2sTable } from './c2s/c2s-table.js';
import { EnrolmentQuery } from './enrolments/enrolment.query.js';
import { MUTUELLE } from './enrolments/mutuelle-house.js';
import { DeskPage } from './pages/desk.js';
import { BookingListQuery } from '../appointments/booking-list.query.js';
import { PermanenceQuery } from '../appointments/permanence.query.js';

/** The agents' entry to the mutuelle: what waits, what is in force, what comes. */
@Screens('ccas/mutuelle', STAFF)
export class DeskPages {
  constructor(
    private readonly agreements: AgreementQuery,
    private readonly enrolments: EnrolmentQuery,
    private readonly permanences: PermanenceQuery,
    private readonly bookingList: BookingListQuery,
    private readonly scales: C2sScales,
    private readonly clock: Clock,
  ) {}

  /** Where the ceilings were before they came to the figures of the law: kept for bookmarks. */
  @Get('c2s')
  ceilings() {
    return to(`/ccas/reglages/baremes/${c2sTable.name}`);
  }

  @Get()
  @Page('Mutuelle', DeskPage)
  async desk(@InTx() tx: Tx) {
    const today = this.clock.today();
    const agreement = await this.agreements.inForce(tx);
    const scale = await this.scales.current(tx);
    return {
      agreement,
      reminders: agreement ? dueReminders(agreement, today) : [],
      waiting: await this.enrolments.waiting(tx),
      bookingsToCall: (await this.bookingList.toCall(tx, MUTUELLE)).length,
      permanences: (await this.permanences.coming(tx, MUTUELLE)).slice(0, 5),
      c2sOutdatedSince: scale.isOutdated ? scale.validThrough : undefined,
      c2sOfElsewhere: scale.isOfElsewhere ? scale.territory : undefined,
    };
  }
}
