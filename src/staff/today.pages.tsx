import { Get } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import { TodayPage } from './pages/today.js';
import { TodayQuery } from './today.query.js';

@Screens('ccas', STAFF, { kind: 'console' })
export class TodayPages {
  constructor(
    private readonly today: TodayQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Aujourd’hui', TodayPage)
  async show(@InTx() tx: Tx, @CurrentActor() { kind }: Actor) {
    const midnight = this.clock.today().toZonedDateTime(PARIS).toInstant().toString();
    return { isManager: kind === 'manager', ...(await this.today.get(tx, midnight)) };
  }
}
