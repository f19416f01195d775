import { Body, Controller, Get, Header, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AcceptApplication } from '../applications/accept-application.js';
import { applicationLetter } from '../applications/application-letter.js';
import { ApplicationListQuery, sentStates } from '../applications/application-list.query.js';
import { ApplicationQuery } from '../applications/application.query.js';
import { AskForMore, NoteAnswer } from '../applications/ask-for-more.js';
import { Acceptance, ApplicationRefusal, RequestForMore } from '../applications/decision-forms.js';
import { RefuseApplication } from '../applications/refuse-application.js';
import { CcasRulesQuery, categoryOptions } from '../ccas/ccas-rules.query.js';
import { LetterheadQuery } from '../ccas/letterhead.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm, readInput } from '../kernel/http/input.js';
import { letterPdf } from '../kernel/print/letter.js';
import { Clock, parisDay } from '../kernel/time/clock.js';
import { instantOf } from '../kernel/time/instant-of.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { HoldersQuery } from '../passes/holders.query.js';
import { LikelyDoublesQuery } from '../residents/likely-doubles.query.js';
import { takeInChoice } from './take-in-choice.js';
import type { ApplicationFileProps } from './pages/application-decisions.js';
import { ApplicationFilePage } from './pages/application-file.js';
import { ApplicationListPage } from './pages/application-list.js';

const look = { kind: 'console', path: '/ccas/demandes' } as const;

/** Applications to examine, and what an agent decides. */
@ApiExcludeController()
@Controller('ccas/demandes')
@Access(...STAFF)
export class ApplicationsPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly letterhead: LetterheadQuery,
    private readonly list: ApplicationListQuery,
    private readonly application: ApplicationQuery,
    private readonly doubles: LikelyDoublesQuery,
    private readonly holders: HoldersQuery,
    private readonly acceptApplication: AcceptApplication,
    private readonly refuseApplication: RefuseApplication,
    private readonly askForMore: AskForMore,
    private readonly noteAnswer: NoteAnswer,
    private readonly clock: Clock,
  ) {}

  @Get()
  async find(@CurrentVisit() visit: Visit, @Query('etat') wanted?: unknown, @Query('apres') after?: unknown) {
    const state = wanted === undefined ? 'submitted' : sentStates.find((each) => each === wanted);
    const { page, waiting } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      page: await this.list.find(tx, { state, after: readId(after) }),
      waiting: await this.list.waiting(tx),
    }));
    const nextHref = page.next
      ? `/ccas/demandes?${new URLSearchParams({ etat: state ?? 'toutes', apres: page.next }).toString()}`
      : undefined;
    return renderPage(
      visit,
      { title: 'Demandes de pass', ...look },
      <ApplicationListPage
        rows={page.items}
        state={state}
        oldestDays={this.daysSince(waiting.oldest)}
        nextHref={nextHref}
      />,
    );
  }

  @Get(':id')
  file(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.renderFile(visit, id, { values: {} });
  }

  /** Said of the application as it stands: received, something missing, accepted or refused. */
  @Get(':id/lettre.pdf')
  @Header('cache-control', 'no-store')
  async letter(@CurrentVisit() visit: Visit, @Id() id: string) {
    const today = this.clock.today().toString();
    const letter = await this.db.transaction(visit.tenant.id, async (tx) => ({
      ...applicationLetter(await this.application.get(tx, id), await this.rules.own(tx), today),
      ...(await this.letterhead.get(tx)),
    }));
    return new StreamableFile(await letterPdf([letter]), {
      type: 'application/pdf',
      disposition: 'inline; filename="lettre.pdf"',
    });
  }

  @Post(':id/accepter')
  async accept(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    try {
      const form = readInput(Acceptance, takeInChoice(body));
      const { residentId } = await this.db.transaction(actor.ccasId, (tx) =>
        this.acceptApplication.run(tx, actor, id, form),
      );
      return seeOther(visit, `/ccas/usagers/${residentId}`);
    } catch (error) {
      return this.renderFile(visit, id, { values: valuesOf(body, 'accepter'), refusal: refusalOf(error) });
    }
  }

  @Post(':id/refuser')
  refuse(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.decide(visit, id, valuesOf(body, 'refuser'), (tx) =>
      this.refuseApplication.run(tx, actor, id, readForm(ApplicationRefusal, body)),
    );
  }

  @Post(':id/completer')
  ask(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.decide(visit, id, valuesOf(body, 'completer'), (tx) =>
      this.askForMore.run(tx, actor, id, readForm(RequestForMore, body).missing),
    );
  }

  @Post(':id/repondu')
  answered(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.decide(visit, id, {}, (tx) => this.noteAnswer.run(tx, actor, id));
  }

  private async decide(
    visit: Visit,
    id: string,
    values: ApplicationFileProps['values'],
    decision: (tx: Tx) => Promise<void>,
  ) {
    try {
      await this.db.transaction(visit.tenant.id, decision);
      return seeOther(visit, `/ccas/demandes/${id}`);
    } catch (error) {
      return this.renderFile(visit, id, { values, refusal: refusalOf(error) });
    }
  }

  private async renderFile(visit: Visit, id: string, more: Pick<ApplicationFileProps, 'values' | 'refusal'>) {
    const props = await this.db.transaction(visit.tenant.id, async (tx) => {
      const application = await this.application.get(tx, id);
      const candidates = application.state === 'submitted' ? await this.doubles.find(tx, application) : [];
      const holdings = await this.holders.of(
        tx,
        candidates.map((each) => each.id),
      );
      const categories = categoryOptions(await this.rules.own(tx));
      return { application, candidates, holdings, categories };
    });
    if (more.refusal) visit.reply.status(more.refusal.status);
    const page = (
      <ApplicationFilePage token={visit.formToken} today={this.clock.today().toString()} {...props} {...more} />
    );
    return renderPage(visit, { title: `Demande ${props.application.reference}`, ...look }, page);
  }

  private daysSince(at: Date | null): number | undefined {
    return at ? parisDay(instantOf(at)).until(this.clock.today(), { largestUnit: 'day' }).days : undefined;
  }
}

function valuesOf(body: FormValues, decision: string): ApplicationFileProps['values'] {
  return { ...(body as Record<string, string>), decision };
}
