import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { asTyped } from '../../kernel/fields/as-typed.js';
import { readForm, textIn } from '../../kernel/http/input.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Formerly } from '../../kernel/screens/formerly.js';
import type { Read } from '../../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { Clock } from '../../kernel/time/clock.js';
import { ChangeDonor } from './change-donor.js';
import { DonationQuery } from './donation.query.js';
import { DonorChanges, DonorForm } from './donor-form.js';
import { DonorQuery } from './donor.query.js';
import { EraseDonor } from './erase-donor.js';
import { OptOuts } from './opt-outs.js';
import { DonorPage } from './pages/donor.js';
import { RemindersPage } from './pages/reminders.js';
import { RemindDonors } from './remind-donors.js';

const clearable = ['street', 'postcode', 'commune', 'email', 'phone'];

/** Who gives, and reminders to last year's donors. */
@Screens('ccas/dons', STAFF)
@Formerly('0.1.0', { erase: 'donateurs/:id/effacer', optInAgain: 'donateurs/:id/rappels' })
export class DonorsPages {
  constructor(
    private readonly donors: DonorQuery,
    private readonly donations: DonationQuery,
    private readonly changeDonor: ChangeDonor,
    private readonly eraseDonor: EraseDonor,
    private readonly optOuts: OptOuts,
    private readonly remindDonors: RemindDonors,
    private readonly clock: Clock,
  ) {}

  @Get('donateurs/:id')
  @Page('Donateur', DonorPage)
  async one(@InTx() tx: Tx, @Id() id: string) {
    const donor = await this.donors.get(tx, id);
    return {
      donor,
      donations: await this.donations.find(tx, { donorId: id, limit: 200 }),
      optedOut: await this.optOuts.has(tx, id),
      values: asTyped(DonorForm, donor),
    };
  }

  @Post('donateurs/:id')
  @RefusedShows('one')
  async change(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed(readChanges) changes: DonorChanges,
  ) {
    await this.changeDonor.run(tx, actor, id, changes);
    return to(`/ccas/dons/donateurs/${id}`);
  }

  @Post('donateurs/:id/effacement')
  @RefusedShows('one')
  async erase(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.eraseDonor.run(tx, actor, id);
    return to(`/ccas/dons/donateurs/${id}`);
  }

  @Post('donateurs/:id/sans-rappel')
  @RefusedShows('one')
  async optOut(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.optOuts.add(tx, actor, id, 'agent');
    return to(`/ccas/dons/donateurs/${id}`);
  }

  @Post('donateurs/:id/sans-rappel/fin')
  @RefusedShows('one')
  async optInAgain(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.optOuts.withdraw(tx, actor, id);
    return to(`/ccas/dons/donateurs/${id}`);
  }

  @Get('relance')
  @Page('Relance', RemindersPage)
  async reminders(@InTx() tx: Tx) {
    return { year: this.clock.today().year, donors: await this.remindDonors.list(tx) };
  }

  @Post('relance')
  @Page('Relance', RemindersPage)
  async remind(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
    const sent = await this.remindDonors.run(tx, actor);
    return { year: this.clock.today().year, donors: await this.remindDonors.list(tx), sent };
  }
}

/** @throws InvalidInput */
function readChanges(...[values]: Parameters<Read>): DonorChanges {
  const emptied = clearable.filter((name) => !textIn(values, name)?.trim());
  return readForm(DonorChanges, values, Object.fromEntries(emptied.map((name) => [name, null])));
}
