import { Controller, Get, Header, Post, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { letterPdf } from '../kernel/print/letter.js';
import { seeOther } from '../kernel/ui/render-page.js';
import { PrintReminderLetters } from '../passes/print-reminder-letters.js';
import { ReminderLettersQuery } from '../passes/reminder-letters.query.js';

/** Asking for the letters marks them; opening their PDF changes nothing, and may be done again. */
@ApiExcludeController()
@Controller('ccas/pass/echeances/lettres')
@Access(...STAFF)
export class ReminderLettersPages {
  constructor(
    private readonly db: Database,
    private readonly letters: ReminderLettersQuery,
    private readonly printLetters: PrintReminderLetters,
  ) {}

  @Post()
  async print(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    const id = await this.db.transaction(actor.ccasId, (tx) => this.printLetters.run(tx, actor));
    return seeOther(visit, `/ccas/pass/echeances?impression=${id}#lettres`);
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  async pdf(@CurrentVisit() visit: Visit, @Id() id: string) {
    const letters = await this.db.transaction(visit.tenant.id, (tx) => this.letters.ofPrinting(tx, id));
    if (letters.length === 0) throw new NotFound('Cette impression');
    return new StreamableFile(await letterPdf(letters), {
      type: 'application/pdf',
      disposition: 'inline; filename="rappels.pdf"',
    });
  }
}
