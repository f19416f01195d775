import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ChangeDonor } from './change-donor.js';
import { DonationQuery } from './donation.query.js';
import { DonorChanges } from './donor-form.js';
import { DonorQuery, type DonorView } from './donor.query.js';
import { EraseDonor } from './erase-donor.js';
import { OptOuts } from './opt-outs.js';
import { DonorPage } from './pages/donor.js';
import { RemindersPage } from './pages/reminders.js';
import { giftRefusal, readGiftForm, textIn } from './read-gift-form.js';
import { RemindDonors } from './remind-donors.js';

const look = { kind: 'console', path: '/ccas/dons' } as const;
const clearable = ['street', 'postcode', 'commune', 'email', 'phone'];

/** Who gives, and reminders to last year's donors. */
@ApiExcludeController()
@Controller('ccas/dons')
@Access(...STAFF)
export class DonorsPages {
  constructor(
    private readonly db: Database,
    private readonly donors: DonorQuery,
    private readonly donations: DonationQuery,
    private readonly changeDonor: ChangeDonor,
    private readonly eraseDonor: EraseDonor,
    private readonly optOuts: OptOuts,
    private readonly remindDonors: RemindDonors,
    private readonly clock: Clock,
  ) {}

  @Get('donateurs/:id')
  one(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.render(visit, id);
  }

  @Post('donateurs/:id')
  @HttpCode(200)
  async change(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    try {
      const emptied = clearable.filter((name) => !textIn(body, name)?.trim());
      const changes = readGiftForm(DonorChanges, body, {}, Object.fromEntries(emptied.map((name) => [name, null])));
      await this.db.transaction(actor.ccasId, (tx) => this.changeDonor.run(tx, actor, id, changes));
      return seeOther(visit, `/ccas/dons/donateurs/${id}`);
    } catch (error) {
      return this.render(visit, id, body, giftRefusal(error));
    }
  }

  @Post('donateurs/:id/:verb')
  @HttpCode(200)
  async choose(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Param('verb') verb: string,
  ) {
    if (!['sans-rappel', 'rappels', 'effacer'].includes(verb)) throw new NotFound();
    try {
      await this.db.transaction(actor.ccasId, (tx) => {
        if (verb === 'effacer') return this.eraseDonor.run(tx, actor, id);
        return verb === 'rappels' ? this.optOuts.withdraw(tx, actor, id) : this.optOuts.add(tx, actor, id, 'agent');
      });
      return seeOther(visit, `/ccas/dons/donateurs/${id}`);
    } catch (error) {
      return this.render(visit, id, undefined, giftRefusal(error));
    }
  }

  @Get('relance')
  reminders(@CurrentVisit() visit: Visit) {
    return this.renderReminders(visit);
  }

  @Post('relance')
  @HttpCode(200)
  async remind(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    const sent = await this.db.transaction(actor.ccasId, (tx) => this.remindDonors.run(tx, actor));
    return this.renderReminders(visit, sent);
  }

  private async renderReminders(visit: Visit, sent?: number) {
    const donors = await this.db.transaction(visit.tenant.id, (tx) => this.remindDonors.list(tx));
    const props = { year: this.clock.today().year, donors, token: visit.formToken, sent };
    return renderPage(visit, { title: 'Relance', ...look }, <RemindersPage {...props} />);
  }

  private async render(visit: Visit, id: string, values?: FormValues, refusal?: Refusal) {
    const shown = await this.db.transaction(visit.tenant.id, async (tx) => ({
      donor: await this.donors.get(tx, id),
      donations: (await this.donations.find(tx, { donorId: id, limit: 200 })).items,
      optedOut: await this.optOuts.has(tx, id),
    }));
    if (refusal) visit.reply.status(refusal.status);
    const props = { ...shown, token: visit.formToken, values: values ?? valuesOf(shown.donor), refusal };
    return renderPage(visit, { title: 'Donateur', ...look }, <DonorPage {...props} />);
  }
}

function valuesOf({ phone, ...donor }: DonorView): FormValues {
  const names = ['name', 'firstName', 'legalForm', 'street', 'postcode', 'commune', 'email'] as const;
  const values = Object.fromEntries(names.map((name) => [name, donor[name] ?? undefined]));
  return { ...values, phone: phone ? frenchPhone(phone) : undefined };
}
