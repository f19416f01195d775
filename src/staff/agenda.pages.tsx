import { Get } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import { Agenda } from '../kernel/console/agenda.js';
import type { Tx } from '../kernel/database/database.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { parseDay } from '../kernel/text/parse-day.js';
import { Clock, firstInstantOf } from '../kernel/time/clock.js';
import { AgendaPage } from './pages/agenda.js';

const DAYS = 14;

/** What has its hour in the CCAS, whichever slice it is of: two weeks from a day. */
@Screens('ccas/agenda', STAFF)
export class AgendaPages {
  constructor(
    private readonly agenda: Agenda,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Agenda', AgendaPage)
  async show(@InTx() tx: Tx, @Asked('du') asked?: unknown) {
    const day = typeof asked === 'string' ? parseDay(asked) : undefined;
    const first = day ?? this.clock.today();
    const last = first.add({ days: DAYS });
    return {
      first: first.toString(),
      isOtherDay: asked !== undefined && asked !== '' && !day,
      before: first.subtract({ days: DAYS }).toString(),
      after: last.toString(),
      entries: await this.agenda.of(tx, firstInstantOf(first), firstInstantOf(last)),
    };
  }
}
