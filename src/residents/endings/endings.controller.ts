import { Body, Delete, Get, Post } from '@nestjs/common';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { ResidentQuery } from '../resident.query.js';
import { EndDossier } from './end-dossier.js';
import { EndingForm } from './ending-form.js';
import { EndingsQuery, type EndingView } from './endings.query.js';
import { UndoEnding } from './undo-ending.js';

/** Somebody died or moved away: noted once, for all that is under way; undone whole. */
@Api('residents/:id/ending', 'Usagers')
@Access(...STAFF)
export class EndingsController {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly endings: EndingsQuery,
    private readonly endDossier: EndDossier,
    private readonly undoEnding: UndoEnding,
  ) {}

  /** What would end, and whom `alsoEnds` may name. */
  @Get('foreseen')
  async foreseen(@InTx() tx: Tx, @Id() id: string) {
    await this.residents.get(tx, id);
    return this.endings.foreseen(tx, id);
  }

  @Post()
  async end(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() form: EndingForm) {
    await this.endDossier.run(tx, actor, id, form);
    return this.holding(tx, id);
  }

  /** The one that holds, and what a human must still do. */
  @Get()
  async get(@InTx() tx: Tx, @Id() id: string) {
    await this.residents.get(tx, id);
    return this.holding(tx, id);
  }

  /** For 30 days. Says what came back, and what somebody must see to. */
  @Delete()
  undo(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.undoEnding.run(tx, actor, id);
  }

  private async holding(tx: Tx, id: string): Promise<EndingView> {
    const ending = await this.endings.ofResident(tx, id);
    if (!ending) throw new NotFound('Ce décès ou ce déménagement');
    return ending;
  }
}
