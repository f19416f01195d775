import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { FileForm } from '../../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { mustBeChosen, type SentFile } from '../../kernel/http/file-form.js';
import { Asked, Id } from '../../kernel/http/id.pipe.js';
import type { FormValues } from '../../kernel/http/input.js';
import { readingIn, readingText } from '../../kernel/lists/reading.js';
import { InTx, Sent, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { AddCandidate } from './add-candidate.js';
import { CandidateForm } from './call-form.js';
import { CallQuery } from './call.query.js';
import { CallsPages } from './calls.pages.js';
import { bandsOf } from './comparison.js';
import { JudgeCandidate } from './judge-candidate.js';
import { CandidatePage } from './pages/candidate.js';
import { LARGEST_TARIFF_BYTES, readTariffFile, readTariffGrid, tariffValues } from '../tariffs/read-tariff.js';

/** Who answered a call for partners: what they ask, and what the committee thinks of it. */
@Screens('ccas/mutuelle/appels/:id/candidatures', STAFF, { path: '/ccas/mutuelle' })
export class CandidatesPages {
  constructor(
    private readonly calls: CallQuery,
    private readonly addCandidate: AddCandidate,
    private readonly judgeCandidate: JudgeCandidate,
  ) {}

  @Post()
  @RefusedShows([CallsPages, 'one'])
  async add(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: CandidateForm) {
    return to(pathOf(id, await this.addCandidate.run(tx, actor, id, form)));
  }

  @Get(':candidate')
  @Page(({ candidate }) => candidate.name, CandidatePage)
  async one(@InTx() tx: Tx, @Id() id: string, @Id('candidate') candidateId: string, @Asked('lu') readAs?: unknown) {
    const call = await this.calls.get(tx, id);
    const candidate = call.candidates.find((each) => each.id === candidateId);
    if (!candidate) throw new NotFound('Cette candidature');
    const isPriced = candidate.score.costMark !== null || candidate.tariffs.flat().length > 0;
    return {
      call,
      candidate,
      reading: readingIn(readAs),
      tariffs: isPriced ? tariffValues(candidate.tariffs) : emptyTariff(call.bandStarts),
      marks: Object.fromEntries(Object.entries(candidate.marks).map(([of, value]) => [`mark-${of}`, String(value)])),
    };
  }

  @Post(':candidate/tarifs')
  @RefusedShows('one')
  async price(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('candidate') candidateId: string,
    @Sent() sent: FormValues,
  ) {
    const { plans } = await this.calls.get(tx, id);
    await this.judgeCandidate.price(tx, actor, candidateId, readTariffGrid(sent, plans.length));
    return to(pathOf(id, candidateId));
  }

  @Post(':candidate/fichier')
  @FileForm(LARGEST_TARIFF_BYTES)
  @RefusedShows('one')
  async load(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('candidate') candidateId: string,
    @Typed((_, files) => mustBeChosen(files, 'Choisissez un fichier CSV ou Excel.')) { bytes }: SentFile,
  ) {
    const { plans } = await this.calls.get(tx, id);
    const { lines, reading } = await readTariffFile(bytes, plans);
    await this.judgeCandidate.price(tx, actor, candidateId, lines);
    return to(`${pathOf(id, candidateId)}?${new URLSearchParams({ lu: readingText(reading) }).toString()}`);
  }

  @Post(':candidate/notes')
  @RefusedShows('one')
  async mark(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('candidate') candidateId: string,
    @Sent() sent: FormValues,
  ) {
    await this.judgeCandidate.mark(tx, actor, candidateId, sent);
    return to(pathOf(id, candidateId));
  }
}

function pathOf(callId: string, candidateId: string): string {
  return `/ccas/mutuelle/appels/${callId}/candidatures/${candidateId}`;
}

/** The bands that the call asks for, still without prices. */
function emptyTariff(bandStarts: number[]): Record<string, string> {
  return Object.fromEntries(
    bandsOf(bandStarts).flatMap(({ fromAge, toAge }, index) => [
      [`from${index + 1}`, String(fromAge)],
      [`to${index + 1}`, toAge === null ? '' : String(toAge)],
    ]),
  );
}
