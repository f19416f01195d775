import { Get, Header, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { letterPdf } from '../kernel/print/letter.js';
import { pdfFile } from '../kernel/print/pdf-file.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { PrintReminderLetters } from './print-reminder-letters.js';
import { ReminderLettersQuery } from './reminder-letters.query.js';

/** Asking for the letters marks them; opening their PDF changes nothing, and may be done again. */
@Screens('ccas/pass/echeances/lettres', STAFF)
export class ReminderLettersPages {
  constructor(
    private readonly letters: ReminderLettersQuery,
    private readonly printLetters: PrintReminderLetters,
  ) {}

  @Post()
  async print(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
    return to(`/ccas/pass/echeances?impression=${await this.printLetters.run(tx, actor)}#lettres`);
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  async pdf(@InTx() tx: Tx, @Id() id: string) {
    const letters = await this.letters.ofPrinting(tx, id);
    if (letters.length === 0) throw new NotFound('Cette impression');
    return async () => pdfFile('rappels.pdf', await letterPdf(letters));
  }
}
