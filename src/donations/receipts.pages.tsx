import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { sendDocument } from '../kernel/documents/documents.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { csvEuros, csvOf } from '../kernel/http/csv.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AccountingQuery } from './accounting.query.js';
import { DeclarationQuery } from './declaration.query.js';
import { ReasonForm } from './donation-form.js';
import { DonationQuery } from './donation.query.js';
import { IssueYear, type YearOutcome } from './issue-year.js';
import { MailReceipt } from './mail-receipt.js';
import { DonationPage } from './pages/donation.js';
import { ReceiptsPage } from './pages/receipts-page.js';
import { readGiftForm, textIn } from './read-gift-form.js';
import { ReceiptFiles } from './receipt-files.js';
import { ReceiptEntity } from './receipt.entity.js';
import { VoidReceipt } from './void-receipt.js';

const look = { title: 'Reçus fiscaux', kind: 'console', path: '/ccas/dons' } as const;

/** Receipts of a year, their files, and what the tax office and the accounts are told. */
@ApiExcludeController()
@Controller('ccas/dons')
@Access(...STAFF)
export class ReceiptsPages {
  constructor(
    private readonly db: Database,
    private readonly declarations: DeclarationQuery,
    private readonly accounting: AccountingQuery,
    private readonly issueYear: IssueYear,
    private readonly voidReceipt: VoidReceipt,
    private readonly mailReceipt: MailReceipt,
    private readonly files: ReceiptFiles,
    private readonly donations: DonationQuery,
    private readonly clock: Clock,
  ) {}

  @Get('recus')
  page(@CurrentVisit() visit: Visit, @Query('annee') year?: string) {
    return this.render(visit, this.yearOf(year));
  }

  @Post('recus')
  @HttpCode(200)
  async issueAll(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    const year = this.yearOf(textIn(body, 'annee'));
    const outcome = await this.issueYear.run(actor, year, body.envoyer === 'oui');
    return this.render(visit, year, { outcome });
  }

  @Get('declaration.csv')
  async declarationCsv(@CurrentVisit() visit: Visit, @Query('annee') typed?: string) {
    const year = this.yearOf(typed);
    const { declaration, receipts } = await this.shown(visit, year);
    return csv(
      visit,
      `declaration-dons-${year}`,
      ['Numéro', 'Fait le', 'État', 'Montant en euros'],
      [
        ...receipts.map(({ number, issuedOn, state, amountCents }) => [
          number,
          issuedOn,
          state === 'valid' ? 'valable' : 'annulé',
          csvEuros(amountCents),
        ]),
        [
          `Reçus valables : ${declaration.receipts}`,
          `À déclarer au plus tard le ${declaration.deadline}`,
          'total',
          csvEuros(declaration.totalCents),
        ],
      ],
    );
  }

  @Get('ecritures.csv')
  async accountingCsv(@CurrentVisit() visit: Visit, @Query('annee') typed?: string) {
    const year = this.yearOf(typed);
    try {
      const entries = await this.db.transaction(visit.tenant.id, (tx) => this.accounting.entries(tx, year));
      return csv(
        visit,
        `ecritures-dons-${year}`,
        ['Date', 'Compte', 'Libellé', 'Débit', 'Crédit', 'Référence'],
        entries.map(({ day, account, label, debitCents, creditCents, reference }) => [
          day.split('-').toReversed().join('/'),
          account,
          label,
          debitCents ? csvEuros(debitCents) : '',
          creditCents ? csvEuros(creditCents) : '',
          reference,
        ]),
      );
    } catch (error) {
      return this.render(visit, year, { refusal: refusalOf(error) });
    }
  }

  @Get('recus/:id/recu.pdf')
  async original(@CurrentVisit() visit: Visit, @Id() id: string) {
    return sendDocument(visit.reply, await this.db.transaction(visit.tenant.id, (tx) => this.files.original(tx, id)));
  }

  @Get('recus/:id/duplicata.pdf')
  async duplicate(@CurrentVisit() visit: Visit, @Id() id: string) {
    return sendDocument(visit.reply, await this.db.transaction(visit.tenant.id, (tx) => this.files.duplicate(tx, id)));
  }

  @Post('recus/:id/:verb')
  @HttpCode(200)
  async change(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Param('verb') verb: string,
    @Body() body: FormValues,
  ) {
    if (!['envoyer', 'annuler', 'remplacer'].includes(verb)) throw new NotFound();
    const receipt = await this.db.transaction(actor.ccasId, (tx) => tx.findOneBy(ReceiptEntity, { id }));
    if (!receipt) throw new NotFound('Ce reçu');
    try {
      await this.db.transaction(actor.ccasId, async (tx) => {
        if (verb === 'envoyer') return this.mailReceipt.run(tx, actor, id);
        const { reason } = readGiftForm(ReasonForm, { reason: body.reason });
        return verb === 'annuler'
          ? this.voidReceipt.run(tx, actor, id, reason)
          : this.voidReceipt.replace(tx, actor, id, reason);
      });
      return seeOther(visit, `/ccas/dons/${receipt.donationId}`);
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      const donation = await this.db.transaction(actor.ccasId, (tx) => this.donations.get(tx, receipt.donationId));
      const props = { donation, token: visit.formToken, today: this.clock.today().toString(), refusal, values: body };
      return renderPage(visit, { ...look, title: 'Don' }, <DonationPage {...props} verb={`recu ${id}`} />);
    }
  }

  private shown(visit: Visit, year: number) {
    return this.db.transaction(visit.tenant.id, async (tx) => ({
      declaration: await this.declarations.get(tx, year),
      receipts: await this.declarations.receipts(tx, year),
    }));
  }

  private async render(visit: Visit, year: number, more: { outcome?: YearOutcome; refusal?: Refusal } = {}) {
    const shown = await this.shown(visit, year);
    if (more.refusal) visit.reply.status(more.refusal.status);
    const now = this.clock.today().year;
    const props = { ...shown, ...more, years: [now, now - 1, now - 2], token: visit.formToken };
    return renderPage(visit, look, <ReceiptsPage {...props} />);
  }

  private yearOf(typed: string | undefined): number {
    return /^2\d{3}$/.test(typed ?? '') ? Number(typed) : this.clock.today().year;
  }
}

function csv(visit: Visit, name: string, header: string[], rows: (string | number)[][]): string {
  visit.reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`);
  return csvOf(header, rows);
}
