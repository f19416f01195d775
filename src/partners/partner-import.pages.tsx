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
import { ImportPartners } from './import-partners.js';

const words: ListImportWords = {
  title: 'Charger une liste de partenaires',
  path: '/ccas/partenaires',
  columns:
    'Colonnes attendues : SIRET, Nom, Type. Utiles aussi : Adresse, Code postal, Commune, Téléphone, Courriel, Contact.',
  atOnce: 'Ils ont signé : les approuver tout de suite',
  known: 'Un partenaire déjà connu (même SIRET) est mis à jour avec ce que la ligne dit.',
  back: 'Voir les partenaires',
};

/** A short list of partners, read at once and told line by line. */
@Screens('ccas/partenaires/import', STAFF, { path: '/ccas/partenaires' })
export class PartnerImportPages {
  constructor(private readonly importPartners: ImportPartners) {}

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
    const report = await this.importPartners.run(tx, actor, { ...list, approve: atOnce });
    return { words, report, fileName };
  }
}
