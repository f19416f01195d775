import { Get, Header, Post } from '@nestjs/common';
import { AskRight } from './ask-right.js';
import { CloseRightsRequest } from './close-rights-request.js';
import { GiveData } from './give-data.js';
import { GrantForm, NotedRightForm, RefusalForm } from './rights-answer-forms.js';
import { RightsLetters } from './rights-letters.js';
import { RightsRequestsQuery } from './rights-requests.query.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { letterPdf } from '../kernel/print/letter.js';
import { pdfFile } from '../kernel/print/pdf-file.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { ResidentQuery } from '../residents/resident.query.js';
import { LiftRestriction } from '../residents/restrict-resident.js';
import { NoteRightPage } from './pages/rights-panel.js';
import { RightsRequestPage } from './pages/rights-request.js';

/** What a person may ask about their data, done by an agent on request, with an answer on paper. */
@Screens('ccas/usagers/:id', STAFF, { path: '/ccas/usagers' })
@Formerly('0.1.0', {
  lift: 'limitation/lever',
  grant: 'droits/:requestId/accorder',
  refuse: 'droits/:requestId/refuser',
})
export class RightsPages {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly giveData: GiveData,
    private readonly liftRestriction: LiftRestriction,
    private readonly letters: RightsLetters,
    private readonly requests: RightsRequestsQuery,
    private readonly askRight: AskRight,
    private readonly closeRequest: CloseRightsRequest,
  ) {}

  /** That the data were given is in the journal, as with the file below. */
  @Get('donnees.pdf')
  @Header('cache-control', 'no-store')
  async dataPdf(@InTx('write') tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const letter = await this.giveData.asLetter(tx, actor, id);
    return async () => pdfFile('donnees.pdf', await letterPdf([letter]));
  }

  @Get('donnees.json')
  @Header('cache-control', 'no-store')
  @Header('content-disposition', 'attachment; filename="donnees-pass-senior.json"')
  data(@InTx('write') tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.giveData.asFile(tx, actor, id);
  }

  @Post('droits')
  @RefusedShows('notNoted')
  async ask(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed() { receivedOn, ...form }: NotedRightForm,
  ) {
    await this.residents.get(tx, id);
    return to(`/ccas/usagers/${id}/droits/${await this.askRight.run(tx, actor, id, form, receivedOn)}`);
  }

  /** No address leads here: what was typed, with what is wrong, which the dossier around it would hide. */
  @Page('Noter une demande', NoteRightPage)
  async notNoted(@InTx() tx: Tx, @Id() id: string) {
    return { resident: await this.residents.get(tx, id) };
  }

  @Get('limitation.pdf')
  @Header('cache-control', 'no-store')
  async liftingLetter(@InTx() tx: Tx, @Id() id: string) {
    const letter = await this.letters.ofLifting(tx, id);
    return async () => pdfFile('limitation.pdf', await letterPdf([letter]));
  }

  @Post('limitation/fin')
  @RefusedShows('/ccas/usagers/:id')
  async lift(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.liftRestriction.run(tx, actor, id);
    return to(`/ccas/usagers/${id}`);
  }

  @Get('droits/:requestId')
  @Page('Demande sur les données', RightsRequestPage)
  async show(@InTx() tx: Tx, @Id() id: string, @Id('requestId') requestId: string) {
    const resident = await this.residents.get(tx, id);
    const request = (await this.requests.ofResident(tx, id)).find((each) => each.id === requestId);
    if (!request) throw new NotFound('Cette demande');
    return { resident, request };
  }

  @Get('droits/:requestId/reponse.pdf')
  @Header('cache-control', 'no-store')
  async answer(@InTx() tx: Tx, @Id() id: string, @Id('requestId') requestId: string) {
    const letter = await this.letters.ofAnswer(tx, id, requestId);
    return async () => pdfFile('reponse.pdf', await letterPdf([letter]));
  }

  @Post('droits/:requestId/accord')
  @RefusedShows('show')
  async grant(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('requestId') requestId: string,
    @Typed() _form: GrantForm,
  ) {
    await this.closeRequest.run(tx, actor, id, requestId, { state: 'granted' });
    return to(`/ccas/usagers/${id}/droits/${requestId}`);
  }

  @Post('droits/:requestId/refus')
  @RefusedShows('show')
  async refuse(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('requestId') requestId: string,
    @Typed() { answer }: RefusalForm,
  ) {
    await this.closeRequest.run(tx, actor, id, requestId, { state: 'refused', answer });
    return to(`/ccas/usagers/${id}/droits/${requestId}`);
  }
}
