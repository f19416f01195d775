import { Get, Post } from '@nestjs/common';
import { friendlyFormatIBAN } from 'ibantools';
import type { Actor } from '../../kernel/access/actor.js';
import { FileForm } from '../../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { chosen, type FileFormValues } from '../../kernel/http/file-form.js';
import { LARGEST_PICTURE_BYTES } from '../../kernel/pictures/pictures.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { Clock } from '../../kernel/time/clock.js';
import { holding, LawTables } from '../../laws/law-tables.js';
import { socialSecurityCeiling } from '../../laws/social-security-ceiling.js';
import { SettingsPage } from './pages/settings-page.js';
import { DonationSettingsQuery, missingForReceipts } from './settings.query.js';
import { Settings } from './settings.js';
import { SettingsForm } from './settings-forms.js';
import { taxTables } from './tax-tables.js';

@Screens('ccas/dons/reglages', ['manager'], { path: '/ccas/dons' })
export class SettingsPages {
  constructor(
    private readonly settings: Settings,
    private readonly query: DonationSettingsQuery,
    private readonly laws: LawTables,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Réglages des dons', SettingsPage)
  async page(@InTx() tx: Tx) {
    const settings = await this.query.get(tx);
    const { signatureDocumentId, iban, ...written } = settings;
    const values = Object.fromEntries(Object.entries(written).map(([name, value]) => [name, value ?? undefined]));
    const periods = await this.laws.periodsOf(tx, [...taxTables, socialSecurityCeiling]);
    const today = this.clock.today().toString();
    return {
      written: { ...values, iban: iban ? friendlyFormatIBAN(iban)! : undefined },
      hasSignature: signatureDocumentId !== null,
      missing: missingForReceipts(settings),
      tables: periods.map(({ table, periods: own }) => ({ table, isOutdated: !holding(own, today) })),
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
}
