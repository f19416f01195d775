import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { friendlyFormatIBAN } from 'ibantools';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { systemActor } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { sendDocument } from '../kernel/documents/documents.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { DonationLinks } from './donation-links.js';
import { DonationReportQuery } from './donation-report.query.js';
import { impactReport } from './impact-report.js';
import { ImpactQuery } from './impact.query.js';
import { OptOuts } from './opt-outs.js';
import { FollowPage } from './pages/follow-page.js';
import { NoReminderPage } from './pages/no-reminder-page.js';
import { PublicReportPage } from './pages/public-report.js';
import { DonationSettingsQuery } from './settings.query.js';

/** What donors read of their gifts, by an address only they know; and what anyone reads of all gifts. */
@ApiExcludeController()
@Controller('dons')
@Access('anyone')
export class FollowingPages {
  constructor(
    private readonly db: Database,
    private readonly links: DonationLinks,
    private readonly rules: CcasRulesQuery,
    private readonly settings: DonationSettingsQuery,
    private readonly impact: ImpactQuery,
    private readonly report: DonationReportQuery,
    private readonly optOuts: OptOuts,
    private readonly clock: Clock,
  ) {}

  @Get('bilan')
  async publicReport(@CurrentVisit() visit: Visit, @Query('annee') year?: string) {
    const chosen = /^2\d{3}$/.test(year ?? '') ? Number(year) : this.clock.today().year;
    const report = await this.db.transaction(visit.tenant.id, (tx) => this.report.get(tx, chosen));
    return renderPage(
      visit,
      { title: 'Ce que les dons ont permis', path: '/dons' },
      <PublicReportPage report={report} />,
    );
  }

  @Get('suivi/:id/:key')
  async follow(@CurrentVisit() visit: Visit, @Id() id: string, @Param('key') key: string) {
    this.check('follow', visit, id, key);
    const { impact, settings, ccas } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      impact: await this.impact.get(tx, id),
      settings: await this.settings.get(tx),
      ccas: await this.rules.own(tx),
    }));
    const props = {
      ...impact,
      path: this.links.follow(visit.tenant.id, id),
      iban: settings.iban ? friendlyFormatIBAN(settings.iban) : null,
      accountHolder: settings.accountHolder ?? ccas.name,
      phone: ccas.phone && frenchPhone(ccas.phone),
    };
    return renderPage(visit, { title: 'Mon don', path: '/dons' }, <FollowPage {...props} />);
  }

  @Get('suivi/:id/:key/bilan.pdf')
  async followPdf(@CurrentVisit() visit: Visit, @Id() id: string, @Param('key') key: string) {
    this.check('follow', visit, id, key);
    const impact = await this.db.transaction(visit.tenant.id, (tx) => this.impact.get(tx, id));
    const bytes = await impactReport(visit.tenant.name, impact, this.clock.today().toString());
    return sendDocument(visit.reply, { name: 'Ce que votre don a permis.pdf', contentType: 'application/pdf', bytes });
  }

  @Get('sans-rappel/:id/:key')
  noReminder(@CurrentVisit() visit: Visit, @Id() id: string, @Param('key') key: string) {
    return this.renderNoReminder(visit, id, key, false);
  }

  @Post('sans-rappel/:id/:key')
  @HttpCode(200)
  async endReminders(@CurrentVisit() visit: Visit, @Id() id: string, @Param('key') key: string) {
    this.check('no-reminder', visit, id, key);
    const { id: ccasId } = visit.tenant;
    await this.db.transaction(ccasId, (tx) => this.optOuts.add(tx, systemActor(ccasId), id, 'link'));
    return this.renderNoReminder(visit, id, key, true);
  }

  private renderNoReminder(visit: Visit, id: string, key: string, isDone: boolean) {
    this.check('no-reminder', visit, id, key);
    const path = this.links.noReminder(visit.tenant.id, id);
    return renderPage(
      visit,
      { title: 'Rappels de dons' },
      <NoReminderPage token={visit.formToken} path={path} isDone={isDone} />,
    );
  }

  private check(purpose: 'follow' | 'no-reminder', visit: Visit, id: string, key: string): void {
    if (!this.links.holds(purpose, visit.tenant.id, id, key)) throw new NotFound();
  }
}
