import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { LARGEST_SHORT_LIST_BYTES } from '../kernel/lists/run-list.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import type { Read } from '../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { ImportOffers } from '../offers/import-offers.js';
import { ImportPartners } from '../partners/import-partners.js';
import { type ListKind, ListImportPage } from './pages/list-import.js';
import { sentList } from '../kernel/lists/sent-list.js';

const partners: { kind: ListKind } = { kind: 'partners' };
const offers: { kind: ListKind } = { kind: 'offers' };
const marked = ({ kind }: { kind: ListKind }) => ({
  path: kind === 'partners' ? '/ccas/partenaires' : '/ccas/avantages',
});

type SentList = ReturnType<typeof readList>;

/** Short lists, read at once and told line by line: partners, and what they give. */
@Screens('ccas', STAFF, { kind: 'console' })
export class ListImportsPages {
  constructor(
    private readonly importPartners: ImportPartners,
    private readonly importOffers: ImportOffers,
  ) {}

  @Get('partenaires/import')
  @Page('Charger une liste', ListImportPage, marked)
  partnersForm() {
    return partners;
  }

  @Post('partenaires/import')
  @FileForm(LARGEST_SHORT_LIST_BYTES)
  @Page('Charger une liste', ListImportPage, marked)
  @RefusedShows('partnersForm')
  async partners(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Typed(readList) { fileName, atOnce, ...list }: SentList,
  ) {
    const report = await this.importPartners.run(tx, actor, { ...list, approve: atOnce });
    return { ...partners, report, fileName };
  }

  @Get('avantages/import')
  @Page('Charger une liste', ListImportPage, marked)
  offersForm() {
    return offers;
  }

  @Post('avantages/import')
  @FileForm(LARGEST_SHORT_LIST_BYTES)
  @Page('Charger une liste', ListImportPage, marked)
  @RefusedShows('offersForm')
  async offers(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readList) { fileName, atOnce, ...list }: SentList) {
    const report = await this.importOffers.run(tx, actor, { ...list, publish: atOnce });
    return { ...offers, report, fileName };
  }
}

/** `atOnce`: approve the partners, put the offers on line. */
function readList(...[values, files]: Parameters<Read>) {
  return { ...sentList(values, files), atOnce: values.atOnce === 'true' };
}
