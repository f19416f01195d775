import { Get, Post } from '@nestjs/common';
import { friendlyFormatIBAN } from 'ibantools';
import type { Actor } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { chosen, type FileFormValues } from '../kernel/http/file-form.js';
import { Asked, Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { LARGEST_PICTURE_BYTES } from '../kernel/pictures/pictures.js';
import { InTx, Sent, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { Clock } from '../kernel/time/clock.js';
import { SettingsPage } from './pages/settings-page.js';
import { textIn } from './giving/read-gift-form.js';
import { RulesQuery } from './rules.query.js';
import { DonationSettingsQuery, missingForReceipts } from './settings.query.js';
import { Settings } from './settings.js';
import { RuleForm, SettingsForm } from './settings-forms.js';
import { type RuleKind, ruleKinds, ruleOn } from './tax-rules.js';

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

@Screens('ccas/dons/reglages', ['manager'], { path: '/ccas/dons' })
export class SettingsPages {
  constructor(
    private readonly settings: Settings,
    private readonly query: DonationSettingsQuery,
    private readonly rules: RulesQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Réglages des dons', SettingsPage)
  async page(@InTx() tx: Tx, @Asked('bareme') kind?: string, @Sent() sent: FormValues = {}) {
    const settings = await this.query.get(tx);
    const rules = await this.rules.all(tx);
    const { signatureDocumentId, iban, ...written } = settings;
    const values = Object.fromEntries(Object.entries(written).map(([name, value]) => [name, value ?? undefined]));
    const ruleKind = ruleKinds.find((each) => each === (textIn(sent, 'kind') ?? kind));
    return {
      written: { ...values, iban: iban ? friendlyFormatIBAN(iban)! : undefined },
      hasSignature: signatureDocumentId !== null,
      missing: missingForReceipts(settings),
      rules,
      outdated: ruleKinds.filter((each) => ruleOn(rules, each, this.clock.today()).isOutdated),
      ruleKind,
      ruleFields: ruleKind ? ruleFields[ruleKind] : [],
    };
  }

  @Post()
  @RefusedShows('page')
  async save(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() form: SettingsForm) {
    await this.settings.save(tx, actor, form);
    return to('/ccas/dons/reglages');
  }

  @Post('signature')
  @FileForm(LARGEST_PICTURE_BYTES)
  @RefusedShows('page')
  async sign(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Typed((_, files) => files) { signature }: FileFormValues['files'],
  ) {
    await this.settings.sign(tx, actor, chosen(signature));
    return to('/ccas/dons/reglages');
  }

  @Post('baremes')
  @RefusedShows('page')
  async addRule(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Sent() sent: FormValues) {
    const { kind, validFrom, validThrough, source } = sent;
    const form = readForm(RuleForm, { kind, validFrom, validThrough, source });
    const values = Object.fromEntries(Object.keys(sent).map((name) => [name, textIn(sent, name) ?? '']));
    await this.settings.addRule(tx, actor, form, values);
    return to('/ccas/dons/reglages#baremes');
  }

  @Post('baremes/:id/retrait')
  async dropRule(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.settings.dropRule(tx, actor, id);
    return to('/ccas/dons/reglages#baremes');
  }
}
