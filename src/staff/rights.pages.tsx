import { Body, Controller, Get, Header, Post, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsOptional, Length } from 'class-validator';
import { AskRight } from '../holders/ask-right.js';
import { GiveData } from '../holders/give-data.js';
import { CloseRightsRequest, type Closing } from '../holders/close-rights-request.js';
import { RightsForm } from '../holders/rights-form.js';
import { RightsLetters } from '../holders/rights-letters.js';
import { RightsRequestsQuery } from '../holders/rights-requests.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { IsDay } from '../kernel/http/is-day.js';
import { Tidy } from '../kernel/http/tidy.js';
import { letterPdf } from '../kernel/print/letter.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { LiftRestriction } from '../residents/restrict-resident.js';
import { ResidentQuery } from '../residents/resident.query.js';
import { DossierView } from './dossier-view.js';
import { NoteRightPage } from './pages/rights-panel.js';
import { RightsRequestPage } from './pages/rights-request.js';

class RefusalForm {
  @Tidy()
  @Length(3, 1000, { message: 'Donnez la raison en quelques mots, 1000 caractères au plus.' })
  answer!: string;
}

/** A request noted for the person, with the day it came in. */
class NotedRight extends RightsForm {
  @IsOptional()
  @IsDay()
  receivedOn?: string;
}

/** What a person may ask about their data, done by an agent on request, with an answer on paper. */
@ApiExcludeController()
@Controller('ccas/usagers/:id')
@Access(...STAFF)
export class RightsPages {
  constructor(
    private readonly db: Database,
    private readonly residents: ResidentQuery,
    private readonly giveData: GiveData,
    private readonly liftRestriction: LiftRestriction,
    private readonly clock: Clock,
    private readonly letters: RightsLetters,
    private readonly requests: RightsRequestsQuery,
    private readonly askRight: AskRight,
    private readonly closeRequest: CloseRightsRequest,
    private readonly dossier: DossierView,
  ) {}

  @Get('donnees.pdf')
  @Header('cache-control', 'no-store')
  async dataPdf(@CurrentActor() actor: Actor, @Id() id: string) {
    const letter = await this.db.transaction(actor.ccasId, (tx) => this.giveData.asLetter(tx, actor, id));
    return pdf(await letterPdf([letter]), 'donnees');
  }

  @Get('donnees.json')
  @Header('cache-control', 'no-store')
  @Header('content-disposition', 'attachment; filename="donnees-pass-senior.json"')
  data(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.db.transaction(actor.ccasId, (tx) => this.giveData.asFile(tx, actor, id));
  }

  @Post('droits')
  async ask(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    try {
      const { receivedOn, ...form } = readForm(NotedRight, body);
      const requestId = await this.db.transaction(actor.ccasId, async (tx) => {
        await this.residents.get(tx, id);
        return this.askRight.run(tx, actor, id, form, receivedOn);
      });
      return seeOther(visit, `/ccas/usagers/${id}/droits/${requestId}`);
    } catch (error) {
      return this.renderForm(visit, id, body as Record<string, string>, refusalOf(error));
    }
  }

  @Get('limitation.pdf')
  @Header('cache-control', 'no-store')
  async liftingLetter(@CurrentActor() actor: Actor, @Id() id: string) {
    const letter = await this.db.transaction(actor.ccasId, (tx) => this.letters.ofLifting(tx, id));
    return pdf(await letterPdf([letter]), 'limitation');
  }

  @Post('limitation/lever')
  async lift(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.liftRestriction.run(tx, actor, id));
      return seeOther(visit, `/ccas/usagers/${id}`);
    } catch (error) {
      return this.dossier.render(visit, id, { refusal: refusalOf(error) });
    }
  }

  @Get('droits/:requestId')
  show(@CurrentVisit() visit: Visit, @Id() id: string, @Id('requestId') requestId: string) {
    return this.render(visit, id, requestId);
  }

  @Get('droits/:requestId/reponse.pdf')
  @Header('cache-control', 'no-store')
  async answer(@CurrentActor() actor: Actor, @Id() id: string, @Id('requestId') requestId: string) {
    const letter = await this.db.transaction(actor.ccasId, (tx) => this.letters.ofAnswer(tx, id, requestId));
    return pdf(await letterPdf([letter]), 'reponse');
  }

  @Post('droits/:requestId/accorder')
  grant(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('requestId') requestId: string,
    @Body() body: FormValues,
  ) {
    return this.close(visit, actor, id, requestId, () => {
      if (body.understood !== 'oui')
        throw new InvalidInput([
          { field: 'understood', code: 'required', detail: 'Cochez la case : c’est définitif une fois fait.' },
        ]);
      return { state: 'granted' };
    });
  }

  @Post('droits/:requestId/refuser')
  refuse(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('requestId') requestId: string,
    @Body() body: FormValues,
  ) {
    return this.close(visit, actor, id, requestId, () => ({ state: 'refused', ...readForm(RefusalForm, body) }));
  }

  private async close(visit: Visit, actor: Actor, id: string, requestId: string, closing: () => Closing) {
    try {
      const wanted = closing();
      await this.db.transaction(actor.ccasId, (tx) => this.closeRequest.run(tx, actor, id, requestId, wanted));
      return seeOther(visit, `/ccas/usagers/${id}/droits/${requestId}`);
    } catch (error) {
      return this.render(visit, id, requestId, refusalOf(error));
    }
  }

  /** What was typed, with what is wrong: the dossier around it would hide both. */
  private async renderForm(visit: Visit, id: string, values: Record<string, string>, refusal: Refusal) {
    const resident = await this.db.transaction(visit.tenant.id, (tx) => this.residents.get(tx, id));
    visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Noter une demande', kind: 'console', path: '/ccas/usagers' },
      <NoteRightPage
        token={visit.formToken}
        resident={resident}
        today={this.clock.today().toString()}
        values={values}
        refusal={refusal}
      />,
    );
  }

  private async render(visit: Visit, id: string, requestId: string, refusal?: Refusal) {
    const props = await this.db.transaction(visit.tenant.id, async (tx) => {
      const resident = await this.residents.get(tx, id);
      const request = (await this.requests.ofResident(tx, id)).find((each) => each.id === requestId);
      if (!request) throw new NotFound('Cette demande');
      return { resident, request };
    });
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Demande sur les données', kind: 'console', path: '/ccas/usagers' },
      <RightsRequestPage token={visit.formToken} {...props} today={this.clock.today().toString()} refusal={refusal} />,
    );
  }
}

function pdf(file: Buffer, name: string): StreamableFile {
  return new StreamableFile(file, { type: 'application/pdf', disposition: `inline; filename="${name}.pdf"` });
}
