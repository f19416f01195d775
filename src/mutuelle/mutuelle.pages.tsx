import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Temporal } from 'temporal-polyfill';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeName } from '../ccas/communes.js';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import type { FormValues } from '../kernel/http/input.js';
import { parseDay } from '../kernel/http/is-day.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { Clock } from '../kernel/time/clock.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { AgreementQuery } from './agreement.query.js';
import { C2sScales } from './c2s-scales.js';
import { contactOf } from '../ccas/contact.js';
import { refuse } from './mutuelle.errors.js';
import { MUTUELLE } from './mutuelle-house.js';
import { earliestEnd } from './old-contract.js';
import { MutuelleHomePage } from './pages/mutuelle-home.js';
import { OldContractPage } from './pages/old-contract.js';
import { mutuellePaper } from './paper.js';
import { PermanenceQuery } from '../appointments/permanence.query.js';

const oldContractLook = { title: 'Quitter une mutuelle', path: '/mutuelle' };

/** What anyone may read of the mutuelle communale, and a sum that keeps nothing. */
@ApiExcludeController()
@Controller('mutuelle')
@Access('anyone')
export class MutuellePages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly agreements: AgreementQuery,
    private readonly permanences: PermanenceQuery,
    private readonly scales: C2sScales,
    private readonly clock: Clock,
  ) {}

  @Get()
  async home(@CurrentVisit() visit: Visit) {
    const found = await this.known(visit);
    return renderPage(visit, { title: 'La mutuelle communale', path: '/mutuelle' }, <MutuelleHomePage {...found} />);
  }

  @Get('papier.pdf')
  async paper(@CurrentVisit() visit: Visit) {
    const { ccas, communes, agreement, permanences, scale } = await this.known(visit);
    return this.pdf(
      visit,
      'mutuelle-communale.pdf',
      await mutuellePaper(ccas, communes, agreement, permanences, scale),
    );
  }

  @Get('resiliation')
  async oldContract(@CurrentVisit() visit: Visit) {
    const ccas = await this.contact(visit);
    return renderPage(visit, oldContractLook, <OldContractPage token={visit.formToken} ccas={ccas} />);
  }

  @Post('resiliation')
  @HttpCode(200)
  async earliest(@CurrentVisit() visit: Visit, @Body() body: FormValues) {
    const ccas = await this.contact(visit);
    const startedOn = String(body.startedOn ?? '');
    const props = { token: visit.formToken, ccas, startedOn };
    visit.reply.header('cache-control', 'no-store');
    try {
      const day = parseDay(typedDay(startedOn));
      const today = this.clock.today();
      if (!day || day.year < 1950)
        throw refuse('startedOn', 'invalid_day', 'Écrivez le jour, le mois et l’année, par exemple 01/03/2024.');
      const end = earliestEnd(day, today);
      const isOlderThanAYear = Temporal.PlainDate.compare(end.noticeFrom, today) === 0;
      return renderPage(
        visit,
        oldContractLook,
        <OldContractPage {...props} end={end} isOlderThanAYear={isOlderThanAYear} />,
      );
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      return renderPage(visit, oldContractLook, <OldContractPage {...props} refusal={refusal} />);
    }
  }

  private known(visit: Visit) {
    return this.db.transaction(visit.tenant.id, async (tx) => {
      const rules = await this.rules.own(tx);
      return {
        ccas: contactOf(rules),
        communes: rules.communeCodes.map(communeName),
        agreement: await this.agreements.inForce(tx),
        permanences: await this.permanences.coming(tx, MUTUELLE),
        scale: await this.scales.current(tx),
      };
    });
  }

  private async contact(visit: Visit) {
    return contactOf(await this.db.transaction(visit.tenant.id, (tx) => this.rules.own(tx)));
  }

  private pdf(visit: Visit, name: string, bytes: Buffer): Buffer {
    visit.reply.type('application/pdf').header('content-disposition', `inline; filename="${name}"`);
    return bytes;
  }
}
