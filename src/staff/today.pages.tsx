import { Get } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import { Agenda } from '../kernel/console/agenda.js';
import { Calls } from '../kernel/console/calls.js';
import type { Tx } from '../kernel/database/database.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { Clock, firstInstantOf } from '../kernel/time/clock.js';
import { TodayPage } from './pages/today.js';
import { TodayQuery } from './today.query.js';

/** Nobody makes more in a day. */
const MOST_CALLS = 100;

@Screens('ccas', STAFF, { kind: 'console' })
export class TodayPages {
  constructor(
    private readonly today: TodayQuery,
    private readonly agenda: Agenda,
    private readonly calls: Calls,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Aujourd’hui', TodayPage, { startsWithSearch: true })
  async show(@InTx() tx: Tx, @Asked('fait') done?: unknown) {
    const today = firstInstantOf(this.clock.today());
    return {
      ...(await this.today.get(tx, today)),
      agenda: await this.agenda.of(tx, today, firstInstantOf(this.clock.today().add({ days: 1 }))),
      calls: await this.calls.waiting(tx, MOST_CALLS),
      done: typeof done === 'string' ? done : undefined,
    };
  }
}
