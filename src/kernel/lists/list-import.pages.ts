import { Get, Inject, Post, type Type } from '@nestjs/common';
import { type Actor, STAFF } from '../access/actor.js';
import { FileForm } from '../access/file-form.decorator.js';
import { CurrentActor } from '../access/visit.js';
import type { Tx } from '../database/database.js';
import { InTx, Typed } from '../screens/arguments.js';
import { Page, RefusedShows, Screens } from '../screens/screens.js';
import { type ListImporter, wordsOfList } from './list-import.js';
import { ListImportPage } from './list-import-page.js';
import { modelCsv, modelWorkbook } from './list-model.js';
import { LARGEST_SHORT_LIST_BYTES } from './run-list.js';
import { readSentList, type SentList } from './sent-list.js';

/**
 * For the module of a slice whose lists are short: the page at `<path>/import` where one is sent, read at once and told
 * line by line.
 */
export function listImportPages(importer: Type<ListImporter>): Type {
  const words = wordsOfList(importer);

  @Screens(`${words.path.slice(1)}/import`, STAFF, { path: words.path })
  class ListImportPages {
    constructor(@Inject(importer) private readonly lists: ListImporter) {}

    @Get()
    @Page('Charger une liste', ListImportPage)
    form() {
      return { words };
    }

    @Get('modele.csv')
    csv() {
      return modelCsv(words.model);
    }

    @Get('modele.xlsx')
    workbook() {
      return modelWorkbook(words.model);
    }

    @Post()
    @FileForm(LARGEST_SHORT_LIST_BYTES)
    @Page('Charger une liste', ListImportPage)
    @RefusedShows('form')
    async send(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readSentList) list: SentList) {
      return { words, values: {}, report: await this.lists.run(tx, actor, list), fileName: list.fileName };
    }
  }
  return ListImportPages;
}
