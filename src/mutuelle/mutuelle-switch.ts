import { Injectable } from '@nestjs/common';
import { countBy } from '../kernel/console/today-tasks.js';
import { ModuleSwitch } from '../kernel/modules/module-switch.js';
import { Clock } from '../kernel/time/clock.js';

/** A CCAS may have a mutuelle communale, or none. */
@ModuleSwitch()
@Injectable()
export class MutuelleSwitch {
  readonly moduleSwitch: ModuleSwitch = {
    key: 'mutuelle',
    place: 10,
    name: 'Mutuelle communale',
    says: 'Les habitants s’informent sur la mutuelle négociée par la commune, prennent rendez-vous aux permanences et font le point sur la C2S.',
    icon: 'umbrella',
    used: 'select exists (select from agreement) or exists (select from mutuelle_call) or exists (select from enrolment) as used',
    holds: {
      words: ['rendez-vous à venir', 'rendez-vous à venir'],
      href: '/ccas/mutuelle/permanences',
      count: countBy(
        `select count(*)::int as count from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id
         where b.state in ('booked', 'waiting') and p.house = 'mutuelle' and p.cancelled_at is null and p.ends_at > $1`,
        () => [this.clock.now().toString()],
      ),
    },
  };

  constructor(private readonly clock: Clock) {}
}
