import { yearIn } from '../../kernel/time/year-in.js';
import { Get, Header, Param, Post } from '@nestjs/common';
import { friendlyFormatIBAN } from 'ibantools';
import { CcasRulesQuery } from '../../ccas/ccas-rules.query.js';
import { systemActor } from '../../kernel/access/actor.js';
import { CurrentTenant } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { asDownload } from '../../kernel/documents/documents.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Asked, Id } from '../../kernel/http/id.pipe.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { Page, Screens } from '../../kernel/screens/screens.js';
import type { Tenant } from '../../kernel/tenancy/tenants.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { Clock } from '../../kernel/time/clock.js';
import { DonationLinks } from './donation-links.js';
import { DonationReportQuery } from './donation-report.query.js';
import { impactReport } from './impact-report.js';
import { ImpactQuery } from './impact.query.js';
import { OptOuts } from './opt-outs.js';
import { FollowPage } from './pages/follow-page.js';
import { NoReminderPage } from './pages/no-reminder-page.js';
import { PublicReportPage } from './pages/public-report.js';
import { DonationSettingsQuery } from '../settings/settings.query.js';

/** What donors read of their gifts, by an address only they know; and what anyone reads of all gifts. */
@Screens('dons', ['anyone'])
export class FollowingPages {
  constructor(
    private readonly links: DonationLinks,
    private readonly rules: CcasRulesQuery,
    private readonly settings: DonationSettingsQuery,
    private readonly impact: ImpactQuery,
    private readonly report: DonationReportQuery,
    private readonly optOuts: OptOuts,
    private readonly clock: Clock,
  ) {}

  @Get('bilan')
  @Page('Ce que les dons ont permis', PublicReportPage)
  async publicReport(@InTx() tx: Tx, @Asked('annee') year?: string) {
    const chosen = yearIn(year, this.clock.today());
    return { report: await this.report.get(tx, chosen) };
  }

  @Get('suivi/:id/:key')
  @Page('Mon don', FollowPage)
  async follow(@InTx() tx: Tx, @CurrentTenant() tenant: Tenant, @Id() id: string, @Param('key') key: string) {
    this.check('follow', tenant, id, key);
    const { iban, accountHolder } = await this.settings.get(tx);
    const ccas = await this.rules.own(tx);
    return {
      ...(await this.impact.get(tx, id)),
      path: this.links.follow(tenant.id, id),
      iban: iban ? friendlyFormatIBAN(iban) : null,
      accountHolder: accountHolder ?? ccas.name,
      phone: ccas.phone && frenchPhone(ccas.phone),
    };
  }

  @Get('suivi/:id/:key/bilan.pdf')
  @Header('cache-control', 'no-store')
  async followPdf(@InTx() tx: Tx, @CurrentTenant() tenant: Tenant, @Id() id: string, @Param('key') key: string) {
    this.check('follow', tenant, id, key);
    const impact = await this.impact.get(tx, id);
    return async () => {
      const bytes = await impactReport(tenant.name, impact, this.clock.today().toString());
      return asDownload({ name: 'Ce que votre don a permis.pdf', contentType: 'application/pdf', bytes });
    };
  }

  @Get('sans-rappel/:id/:key')
  @Page('Rappels de dons', NoReminderPage, { path: undefined })
  noReminder(@CurrentTenant() tenant: Tenant, @Id() id: string, @Param('key') key: string) {
    this.check('no-reminder', tenant, id, key);
    return { path: this.links.noReminder(tenant.id, id), isDone: false };
  }

  @Post('sans-rappel/:id/:key')
  @Page('Rappels de dons', NoReminderPage, { path: undefined })
  async endReminders(@InTx() tx: Tx, @CurrentTenant() tenant: Tenant, @Id() id: string, @Param('key') key: string) {
    this.check('no-reminder', tenant, id, key);
    await this.optOuts.add(tx, systemActor(tenant.id), id, 'link');
    return { path: this.links.noReminder(tenant.id, id), isDone: true };
  }

  private check(purpose: 'follow' | 'no-reminder', tenant: Tenant, id: string, key: string): void {
    if (!this.links.holds(purpose, tenant.id, id, key)) throw new NotFound();
  }
}
