import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { InvalidInput } from '../../kernel/errors/domain-error.js';
import { Asked, Id } from '../../kernel/http/id.pipe.js';
import { InAddress } from '../../kernel/listing/list-request.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { ResidentQuery } from '../resident.query.js';
import { EndDossier } from './end-dossier.js';
import { endingKinds } from './ending.js';
import { type EndingAnswers, readEnding } from './ending-form.js';
import { EndingsQuery } from './endings.query.js';
import { EndingFormPage } from './pages/ending-form.js';
import { EndingUndonePage } from './pages/ending-undone.js';
import { EndingsToFinishPage } from './pages/endings-to-finish.js';
import { ToFinishListQuery } from './to-finish-list.query.js';
import { ToFinishListRequest } from './to-finish-list-request.js';
import { TickLine } from './tick-line.js';
import { UndoEnding } from './undo-ending.js';

/** After whom something remains to be done. */
@Screens('ccas/departs', STAFF, { path: '/ccas' })
export class EndingsListPages {
  constructor(private readonly endings: ToFinishListQuery) {}

  @Get()
  @Page('Départs à finir', EndingsToFinishPage)
  async list(@InTx() tx: Tx, @InAddress() request: ToFinishListRequest) {
    return { list: await this.endings.find(tx, request) };
  }
}

/** Somebody died or moved away, said from their dossier; undone there too. */
@Screens('ccas/usagers/:id/depart', STAFF, { path: '/ccas/usagers' })
export class EndingsPages {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly endings: EndingsQuery,
    private readonly endDossier: EndDossier,
    private readonly undoEnding: UndoEnding,
    private readonly tickLine: TickLine,
  ) {}

  @Get()
  @Page('Décès ou déménagement', EndingFormPage)
  async form(@InTx() tx: Tx, @Id() id: string, @Asked('nature') asked?: unknown) {
    const resident = await this.residents.get(tx, id);
    return {
      resident,
      kind: endingKinds.find((each) => each === asked),
      foreseen: await this.endings.foreseen(tx, id),
    };
  }

  @Post()
  @RefusedShows('form')
  async end(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed(readEnding) typed: EndingAnswers) {
    const { form, errors, on } = typed;
    if (!form) {
      const { bornOn } = await this.residents.get(tx, id);
      const wrong = on === undefined ? undefined : this.endDossier.wrongDay(on, bornOn);
      throw new InvalidInput(wrong ? [...errors, wrong] : errors);
    }
    await this.endDossier.run(tx, actor, id, form);
    return to(`/ccas/usagers/${id}`);
  }

  @Post('lignes/:lineId')
  @RefusedShows('/ccas/usagers/:id')
  async tick(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('lineId') lineId: string) {
    await this.tickLine.run(tx, actor, id, lineId);
    return to(`/ccas/usagers/${id}#depart`);
  }

  @Post('annulation')
  @RefusedShows('/ccas/usagers/:id')
  async undo(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.undoEnding.run(tx, actor, id);
    return to(`/ccas/usagers/${id}/depart/annulation`);
  }

  @Get('annulation')
  @Page('Ce qui est revenu', EndingUndonePage)
  async undone(@InTx() tx: Tx, @Id() id: string) {
    return { resident: await this.residents.get(tx, id), said: await this.endings.lastUndone(tx, id) };
  }
}
