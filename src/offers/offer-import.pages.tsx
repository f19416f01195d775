import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { ListImportPage, type ListImportWords } from '../kernel/lists/list-import-page.js';
import { LARGEST_SHORT_LIST_BYTES } from '../kernel/lists/run-list.js';
import { readSentList, type SentList } from '../kernel/lists/sent-list.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { ImportOffers } from './import-offers.js';

const words: ListImportWords = {
  title: 'Charger une liste d’avantages',
  path: '/ccas/avantages',
  columns:
    'Colonnes attendues : SIRET, Avantage, Remise (−10 %, −5 €, 12,50 €, Offert, Gratuit). Utiles aussi : Limite, Quota, Achat minimum, Premier jour, Dernier jour.',
  atOnce: 'Les mettre en ligne tout de suite, chez les partenaires approuvés',
  known: 'Un avantage du même nom chez le même partenaire reste comme il est.',
  back: 'Voir les avantages',
};

/** A short list of what partners give, read at once and told line by line. */
@Screens('ccas/avantages/import', STAFF, { path: '/ccas/avantages' })
export class OfferImportPages {
  constructor(private readonly importOffers: ImportOffers) {}

  @Get()
  @Page('Charger une liste', ListImportPage)
  form() {
    return { words };
  }

  @Post()
  @FileForm(LARGEST_SHORT_LIST_BYTES)
  @Page('Charger une liste', ListImportPage)
  @RefusedShows('form')
  async send(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Typed(readSentList) { fileName, atOnce, ...list }: SentList,
  ) {
    const report = await this.importOffers.run(tx, actor, { ...list, publish: atOnce });
    return { words, report, fileName };
  }
}
