import { Get, Header, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx } from '../kernel/screens/arguments.js';
import { letterPdf } from '../kernel/print/letter.js';
import { PassLettersQuery } from './pass-letters.query.js';

@Api('passes', 'Pass')
@Access(...STAFF)
export class PassLettersController {
  constructor(private readonly letters: PassLettersQuery) {}

  /** For a window envelope; the activation code stays the same while it has not served. */
  @Get(':id/letter.pdf')
  @ApiProduces('application/pdf')
  @Header('cache-control', 'no-store')
  async letter(@InTx('write') tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const letter = await this.letters.get(tx, actor, id);
    return async () =>
      new StreamableFile(await letterPdf([letter]), {
        type: 'application/pdf',
        disposition: 'inline; filename="lettre-pass-senior.pdf"',
      });
  }
}
