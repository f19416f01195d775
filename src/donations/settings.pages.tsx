import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { friendlyFormatIBAN } from 'ibantools';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { FileForms } from '../kernel/http/file-form.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { LARGEST_PICTURE_BYTES } from '../kernel/pictures/pictures.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { SettingsPage, type SettingsPageProps } from './pages/settings-page.js';
import { giftRefusal, readGiftForm, textIn } from './read-gift-form.js';
import { RulesQuery } from './rules.query.js';
import { DonationSettingsQuery, missingForReceipts } from './settings.query.js';
import { RuleForm, Settings, SettingsForm } from './settings.js';
import { type RuleKind, ruleKinds, ruleOn } from './tax-rules.js';

const look = { title: 'Réglages des dons', kind: 'console', path: '/ccas/dons' } as const;

/** Amounts of rules are asked for in cents as whole numbers, as they are kept. */
const ruleFields: Record<RuleKind, [string, string][]> = {
  company_rates: [
    ['ratePercent', 'Taux en %'],
    ['aboveRatePercent', 'Taux au-dessus du seuil, en %'],
    ['thresholdCents', 'Seuil de dons dans l’année, en centimes'],
    ['floorCents', 'Plafond en centimes'],
    ['turnoverPerMille', 'Plafond en ‰ du chiffre d’affaires'],
    ['carryYears', 'Report en années'],
  ],
  person_rates: [
    ['ratePercent', 'Taux en %'],
    ['incomePercent', 'Plafond en % du revenu imposable'],
    ['carryYears', 'Report en années'],
  ],
  pmss: [['cents', 'Plafond mensuel, en centimes']],
  company_form: [
    ['cerfa', 'Numéro Cerfa, par exemple 16216*03'],
    ['name', 'Nom du formulaire, par exemple 2041-MEC-SD'],
  ],
  person_form: [
    ['cerfa', 'Numéro Cerfa, par exemple 11580*05'],
    ['name', 'Nom du formulaire, par exemple 2041-RD'],
  ],
};

@ApiExcludeController()
@Controller('ccas/dons/reglages')
@Access('manager')
export class SettingsPages {
  constructor(
    private readonly db: Database,
    private readonly fileForms: FileForms,
    private readonly settings: Settings,
    private readonly query: DonationSettingsQuery,
    private readonly rules: RulesQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  page(@CurrentVisit() visit: Visit, @Query('bareme') kind?: string) {
    return this.render(visit, { ruleKind: ruleKinds.find((each) => each === kind) });
  }

  @Post()
  @HttpCode(200)
  async save(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const form = readGiftForm(SettingsForm, body);
      await this.db.transaction(actor.ccasId, (tx) => this.settings.save(tx, actor, form));
      return seeOther(visit, '/ccas/dons/reglages');
    } catch (error) {
      return this.render(visit, { form: 'reglages', values: body, refusal: giftRefusal(error) });
    }
  }

  @Post('signature')
  @HttpCode(200)
  @FileForm(LARGEST_PICTURE_BYTES)
  async sign(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    try {
      const { signature } = (await this.fileForms.read(request)).files;
      const picture = signature?.bytes.length ? signature : undefined;
      await this.db.transaction(actor.ccasId, (tx) => this.settings.sign(tx, actor, picture));
      return seeOther(visit, '/ccas/dons/reglages');
    } catch (error) {
      return this.render(visit, { form: 'signature', refusal: giftRefusal(error) });
    }
  }

  @Post('baremes')
  @HttpCode(200)
  async addRule(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    const { kind, validFrom, validThrough, source } = body;
    try {
      const form = readGiftForm(RuleForm, { kind, validFrom, validThrough, source });
      const values = Object.fromEntries(Object.keys(body).map((name) => [name, textIn(body, name) ?? '']));
      await this.db.transaction(actor.ccasId, (tx) => this.settings.addRule(tx, actor, form, values));
      return seeOther(visit, '/ccas/dons/reglages#baremes');
    } catch (error) {
      const ruleKind = ruleKinds.find((each) => each === textIn(body, 'kind'));
      return this.render(visit, { form: 'bareme', ruleKind, ruleValues: body, refusal: giftRefusal(error) });
    }
  }

  @Post('baremes/:id/supprimer')
  async dropRule(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.db.transaction(actor.ccasId, (tx) => this.settings.dropRule(tx, actor, id));
    return seeOther(visit, '/ccas/dons/reglages#baremes');
  }

  private async render(visit: Visit, more: Partial<SettingsPageProps> = {}) {
    const { settings, rules } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      settings: await this.query.get(tx),
      rules: await this.rules.all(tx),
    }));
    if (more.refusal) visit.reply.status(more.refusal.status);
    const today = this.clock.today();
    const { signatureDocumentId, iban, ...written } = settings;
    const values = Object.fromEntries(Object.entries(written).map(([name, value]) => [name, value ?? undefined]));
    const props: SettingsPageProps = {
      token: visit.formToken,
      values: { ...values, iban: iban ? friendlyFormatIBAN(iban)! : undefined },
      hasSignature: signatureDocumentId !== null,
      missing: missingForReceipts(settings),
      rules,
      outdated: ruleKinds.filter((kind) => ruleOn(rules, kind, today).isOutdated),
      ruleFields: more.ruleKind ? ruleFields[more.ruleKind] : [],
      ruleValues: {},
      ...more,
    };
    return renderPage(visit, look, <SettingsPage {...props} />);
  }
}
