import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { FileForm } from '../../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Reference } from '../../kernel/fields/choices.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { mustBeChosen, type SentFile } from '../../kernel/http/file-form.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Formerly } from '../../kernel/screens/formerly.js';
import type { Read } from '../../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { BankListQuery } from './bank-list.query.js';
import { BankListRequest } from './bank-list-request.js';
import { InAddress } from '../../kernel/listing/list-request.js';
import { BankLines } from './bank-lines.js';
import { BankPage } from './pages/bank-page.js';
import { LARGEST_BANK_FILE_BYTES } from './read-bank-file.js';

/** Of which donation a line is. */
class MatchForm {
  @Reference({ optional: true, isLoose: true })
  donation?: string;
}

@Screens('ccas/dons/banque', STAFF, { path: '/ccas/dons' })
@Formerly('0.1.0', { match: ':id/confirmer', setAside: ':id/ecarter' })
export class BankPages {
  constructor(
    private readonly bankLines: BankLines,
    private readonly list: BankListQuery,
  ) {}

  @Get()
  @Page('Relevé bancaire', BankPage)
  page(@InTx() tx: Tx, @InAddress() request: BankListRequest) {
    return this.lines(tx, request);
  }

  @Post()
  @FileForm(LARGEST_BANK_FILE_BYTES)
  @Page('Relevé bancaire', BankPage)
  @RefusedShows('page')
  async load(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readStatement) { bytes }: SentFile) {
    const outcome = await this.bankLines.import(tx, actor, bytes);
    return { ...(await this.lines(tx, new BankListRequest())), outcome };
  }

  @Post(':id/rapprochement')
  @RefusedShows('page')
  async match(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() { donation }: MatchForm) {
    if (!donation) throw new NotFound('Ce don');
    await this.bankLines.confirm(tx, actor, id, donation);
    return to('/ccas/dons/banque');
  }

  @Post(':id/mise-a-part')
  @RefusedShows('page')
  async setAside(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.bankLines.setAside(tx, actor, id);
    return to('/ccas/dons/banque');
  }

  private async lines(tx: Tx, request: BankListRequest) {
    const awaited = await this.list.awaited(tx);
    return { list: await this.list.find(tx, request, awaited), awaited };
  }
}

/** @throws InvalidInput */
function readStatement(...[, files]: Parameters<Read>): SentFile {
  return mustBeChosen(files, 'Choisissez le fichier de la banque.');
}
