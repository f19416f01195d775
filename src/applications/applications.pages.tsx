import { Get, Header, Post } from '@nestjs/common';
import { AcceptApplication } from './accept-application.js';
import { applicationLetter } from './application-letter.js';
import { ApplicationListRequest } from './application-list-request.js';
import { ApplicationListQuery } from './application-list.query.js';
import { ApplicationQuery } from './application.query.js';
import { AskForMore, NoteAnswer } from './ask-for-more.js';
import { Acceptance, ApplicationRefusal, RequestForMore } from './decision-forms.js';
import { RefuseApplication } from './refuse-application.js';
import { CcasRulesQuery, categoryOptions } from '../ccas/ccas-rules.query.js';
import { LetterheadQuery } from '../ccas/letterhead.query.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { letterPdf } from '../kernel/print/letter.js';
import { pdfFile } from '../kernel/print/pdf-file.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { Clock, parisDay } from '../kernel/time/clock.js';
import { instantOf } from '../kernel/time/instant-of.js';
import { HoldersQuery } from '../passes/holders.query.js';
import { LikelyDoublesQuery } from '../residents/likely-doubles.query.js';
import { ApplicationFilePage } from './pages/application-file.js';
import { ApplicationListPage } from './pages/application-list.js';
import { readTakeIn } from './read-take-in.js';

/** Applications to examine, and what an agent decides. */
@Screens('ccas/demandes', STAFF)
@Formerly('0.1.0', { accept: ':id/accepter', refuse: ':id/refuser', ask: ':id/completer', answered: ':id/repondu' })
export class ApplicationsPages {
  constructor(
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
  @Page('Demandes de pass', ApplicationListPage)
  async find(@InTx() tx: Tx, @InAddress() asked: ApplicationListRequest) {
    const { request, options } = await this.list.known(tx, asked);
    const { oldest } = await this.list.waiting(tx);
    return { list: await this.list.page(tx, request, options), oldestDays: this.daysSince(oldest) };
  }

  @Get(':id')
  @Page(({ application }) => `Demande ${application.reference}`, ApplicationFilePage)
  async file(@InTx() tx: Tx, @Id() id: string) {
    const application = await this.application.get(tx, id);
    const candidates = application.state === 'submitted' ? await this.doubles.find(tx, application) : [];
    const ids = candidates.map((each) => each.id);
    const holdings = await this.holders.of(tx, ids);
    return { application, candidates, holdings, categories: categoryOptions(await this.rules.own(tx)) };
  }

  /** Said of the application as it stands: received, something missing, accepted or refused. */
  @Get(':id/lettre.pdf')
  @Header('cache-control', 'no-store')
  async letter(@InTx() tx: Tx, @Id() id: string) {
    const today = this.clock.today().toString();
    const letter = {
      ...applicationLetter(await this.application.get(tx, id), await this.rules.own(tx), today),
      ...(await this.letterhead.get(tx)),
    };
    return async () => pdfFile('lettre.pdf', await letterPdf([letter]));
  }

  @Post(':id/acceptation')
  @RefusedShows('file')
  async accept(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed((values) => readTakeIn(Acceptance, values)) form: Acceptance,
  ) {
    const { residentId } = await this.acceptApplication.run(tx, actor, id, form);
    return to(`/ccas/usagers/${residentId}`);
  }

  @Post(':id/refus')
  @RefusedShows('file')
  async refuse(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: ApplicationRefusal) {
    await this.refuseApplication.run(tx, actor, id, form);
    return to(`/ccas/demandes/${id}`);
  }

  @Post(':id/complement')
  @RefusedShows('file')
  async ask(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() { missing }: RequestForMore) {
    await this.askForMore.run(tx, actor, id, missing);
    return to(`/ccas/demandes/${id}`);
  }

  @Post(':id/reponse')
  @RefusedShows('file')
  async answered(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.noteAnswer.run(tx, actor, id);
    return to(`/ccas/demandes/${id}`);
  }

  private daysSince(at: Date | null): number | undefined {
    return at ? parisDay(instantOf(at)).until(this.clock.today(), { largestUnit: 'day' }).days : undefined;
  }
}
