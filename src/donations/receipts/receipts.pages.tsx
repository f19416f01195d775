import { yearIn } from '../../kernel/time/year-in.js';
import { Get, Header, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Tick } from '../../kernel/fields/choices.js';
import { Verbatim } from '../../kernel/fields/lines.js';
import { asDownload } from '../../kernel/documents/documents.js';
import { csvEuros, csvFile, csvOf } from '../../kernel/http/csv.js';
import { Asked, Id } from '../../kernel/http/id.pipe.js';
import { InAddress } from '../../kernel/listing/list-request.js';
import { InTx, Short, Typed } from '../../kernel/screens/arguments.js';
import type { ShortTx } from '../../kernel/screens/current-screen.js';
import { Formerly } from '../../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { Clock } from '../../kernel/time/clock.js';
import { DeclarationQuery } from './declaration.query.js';
import { readReason, type ReasonForm } from '../giving/donation-form.js';
import { DonationQuery } from '../giving/donation.query.js';
import { IssueReceipt } from './issue-receipt.js';
import { IssueYear } from './issue-year.js';
import { MailReceipt } from './mail-receipt.js';
import { DonationPage } from '../giving/pages/donation.js';
import { ReceiptsPage } from './pages/receipts-page.js';
import { ReceiptFiles } from './receipt-files.js';
import { ReceiptListQuery } from './receipt-list.query.js';
import { ReceiptListRequest } from './receipt-list-request.js';
import { VoidReceipt } from './void-receipt.js';

class IssueForm {
  @Verbatim(Infinity, { optional: true })
  annee?: string;

  /** Each by mail. */
  @Tick()
  envoyer!: boolean;
}

/** Receipts of a gift and of a year, their files, and what the tax office is told. */
@Screens('ccas/dons', STAFF)
@Formerly('0.1.0', { mail: 'recus/:id/envoyer', void: 'recus/:id/annuler', replace: 'recus/:id/remplacer' })
export class ReceiptsPages {
  constructor(
    private readonly declarations: DeclarationQuery,
    private readonly issueReceipt: IssueReceipt,
    private readonly issueYear: IssueYear,
    private readonly voidReceipt: VoidReceipt,
    private readonly mailReceipt: MailReceipt,
    private readonly files: ReceiptFiles,
    private readonly donations: DonationQuery,
    private readonly receipts: ReceiptListQuery,
    private readonly clock: Clock,
  ) {}

  @Get('recus')
  @Page('Reçus fiscaux', ReceiptsPage)
  page(@InTx() tx: Tx, @InAddress() request: ReceiptListRequest) {
    return this.shown(tx, request);
  }

  /** Each receipt in a transaction of its own: one that cannot be made stops none of the others. */
  @Post('recus')
  @Page('Reçus fiscaux', ReceiptsPage)
  async issueAll(@Short() inShortTx: ShortTx, @CurrentActor() actor: Actor, @Typed() { annee, envoyer }: IssueForm) {
    const year = this.yearOf(annee);
    const outcome = await this.issueYear.run(actor, year, envoyer);
    const request = Object.assign(new ReceiptListRequest(), { year });
    return { ...(await inShortTx((tx) => this.shown(tx, request))), outcome };
  }

  @Get('declaration.csv')
  async declarationCsv(@InTx() tx: Tx, @Asked('annee') typed?: string) {
    const year = this.yearOf(typed);
    const declaration = await this.declarations.get(tx, year);
    const receipts = await this.declarations.receipts(tx, year);
    const rows = receipts.map(({ number, issuedOn, state, amountCents }) => [
      number,
      issuedOn,
      state === 'valid' ? 'valable' : 'annulé',
      csvEuros(amountCents),
    ]);
    rows.push([
      `Reçus valables : ${declaration.receipts}`,
      `À déclarer au plus tard le ${declaration.deadline}`,
      'total',
      csvEuros(declaration.totalCents),
    ]);
    return csvFile(`declaration-dons-${year}.csv`, csvOf(['Numéro', 'Fait le', 'État', 'Montant en euros'], rows));
  }

  @Get('recus/:id/recu.pdf')
  @Header('cache-control', 'no-store')
  async original(@InTx() tx: Tx, @Id() id: string) {
    return asDownload(await this.files.original(tx, id));
  }

  @Get('recus/:id/duplicata.pdf')
  @Header('cache-control', 'no-store')
  async duplicate(@InTx() tx: Tx, @Id() id: string) {
    return asDownload(await this.files.duplicate(tx, id));
  }

  @Post(':id/recu')
  @RefusedShows('/ccas/dons/:id')
  async issue(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.issueReceipt.run(tx, actor, id);
    return to(`/ccas/dons/${id}`);
  }

  @Post('recus/:id/envoi')
  @RefusedShows('donationOf')
  async mail(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const donationId = await this.donations.idOfReceipt(tx, id);
    await this.mailReceipt.run(tx, actor, id);
    return to(`/ccas/dons/${donationId}`);
  }

  @Post('recus/:id/annulation')
  @RefusedShows('donationOf')
  async void(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed(readReason) form: ReasonForm) {
    const donationId = await this.donations.idOfReceipt(tx, id);
    await this.voidReceipt.run(tx, actor, id, form.reason);
    return to(`/ccas/dons/${donationId}`);
  }

  @Post('recus/:id/remplacement')
  @RefusedShows('donationOf')
  async replace(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed(readReason) form: ReasonForm) {
    const donationId = await this.donations.idOfReceipt(tx, id);
    await this.voidReceipt.replace(tx, actor, id, form.reason);
    return to(`/ccas/dons/${donationId}`);
  }

  /** No address leads here: it is what is seen when a receipt could not be changed. */
  @Page('Don', DonationPage)
  async donationOf(@InTx() tx: Tx, @Id() receiptId: string) {
    const donationId = await this.donations.idOfReceipt(tx, receiptId);
    return { ...(await this.donations.withLimits(tx, donationId)), receiptId };
  }

  private async shown(tx: Tx, request: ReceiptListRequest) {
    const now = this.clock.today().year;
    return {
      declaration: await this.declarations.get(tx, request.year ?? now),
      list: await this.receipts.find(tx, request),
      years: [now, now - 1, now - 2],
    };
  }

  private yearOf(typed: string | undefined): number {
    return yearIn(typed, this.clock.today());
  }
}
