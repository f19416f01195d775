import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { FileForms } from '../kernel/http/file-form.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { type Report, reportPdf } from '../kernel/print/report.js';
import { Clock } from '../kernel/time/clock.js';
import { frenchDay, frenchEuros } from '../kernel/ui/french.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AddCandidate } from './add-candidate.js';
import { CandidateForm, readCallForm } from './call-form.js';
import { CallQuery, type CallView } from './call.query.js';
import { bandsOf } from './comparison.js';
import { JudgeCandidate } from './judge-candidate.js';
import { refuse } from './mutuelle.errors.js';
import { OpenCall } from './open-call.js';
import { CallListPage } from './pages/call-list.js';
import { CallPage } from './pages/call.js';
import { CandidatePage } from './pages/candidate.js';
import { ComparisonPage, mark } from './pages/comparison.js';
import { NewCallPage } from './pages/new-call.js';
import { LARGEST_TARIFF_BYTES, readTariffFile, readTariffGrid, tariffValues } from './read-tariff.js';
import { ageRangeLabel } from './tariff.js';

const path = '/ccas/mutuelle/appels';
const look = { title: 'Appels à partenaires', kind: 'console' as const, path: '/ccas/mutuelle' };

/** The call for partners: agents compare, residents see nothing of it. */
@ApiExcludeController()
@Controller('ccas/mutuelle/appels')
@Access(...STAFF)
export class CallsPages {
  constructor(
    private readonly db: Database,
    private readonly calls: CallQuery,
    private readonly openCall: OpenCall,
    private readonly addCandidate: AddCandidate,
    private readonly judgeCandidate: JudgeCandidate,
    private readonly fileForms: FileForms,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit) {
    const calls = await this.db.transaction(visit.tenant.id, (tx) => this.calls.find(tx));
    return renderPage(visit, look, <CallListPage calls={calls} />);
  }

  @Get('nouveau')
  form(@CurrentVisit() visit: Visit) {
    return renderPage(visit, look, <NewCallPage token={visit.formToken} values={{}} />);
  }

  @Post('nouveau')
  async open(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const call = readCallForm(body);
      const id = await this.db.transaction(actor.ccasId, (tx) => this.openCall.run(tx, actor, call));
      return seeOther(visit, `${path}/${id}`);
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      const page = <NewCallPage token={visit.formToken} values={body as Record<string, string>} refusal={refusal} />;
      return renderPage(visit, look, page);
    }
  }

  @Get(':id')
  one(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.renderCall(visit, id);
  }

  @Post(':id/candidatures')
  async add(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    try {
      const form = readForm(CandidateForm, body);
      const candidateId = await this.db.transaction(actor.ccasId, (tx) => this.addCandidate.run(tx, actor, id, form));
      return seeOther(visit, `${path}/${id}/candidatures/${candidateId}`);
    } catch (error) {
      return this.renderCall(visit, id, body as Record<string, string>, refusalOf(error));
    }
  }

  @Get(':id/candidatures/:candidate')
  candidate(@CurrentVisit() visit: Visit, @Id() id: string, @Id('candidate') candidateId: string) {
    return this.renderCandidate(visit, id, candidateId);
  }

  @Post(':id/candidatures/:candidate/tarifs')
  async price(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('candidate') candidateId: string,
    @Body() body: FormValues,
  ) {
    try {
      await this.db.transaction(actor.ccasId, async (tx) => {
        const { plans } = await this.calls.get(tx, id);
        await this.judgeCandidate.price(tx, actor, candidateId, readTariffGrid(body, plans.length));
      });
    } catch (error) {
      const values = body as Record<string, string>;
      return this.renderCandidate(visit, id, candidateId, {
        form: 'prices',
        tariffs: values,
        refusal: refusalOf(error),
      });
    }
    return seeOther(visit, `${path}/${id}/candidatures/${candidateId}`);
  }

  @Post(':id/candidatures/:candidate/fichier')
  @FileForm(LARGEST_TARIFF_BYTES)
  async load(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('candidate') candidateId: string,
    @Req() request: FastifyRequest,
  ) {
    const { files } = await this.fileForms.read(request);
    try {
      const { file } = files;
      if (!file || file.bytes.length === 0) throw refuse('file', 'required', 'Choisissez un fichier CSV.');
      await this.db.transaction(actor.ccasId, async (tx) => {
        const { plans } = await this.calls.get(tx, id);
        await this.judgeCandidate.price(tx, actor, candidateId, readTariffFile(file.bytes, plans));
      });
    } catch (error) {
      return this.renderCandidate(visit, id, candidateId, { form: 'file', refusal: refusalOf(error) });
    }
    return seeOther(visit, `${path}/${id}/candidatures/${candidateId}`);
  }

  @Post(':id/candidatures/:candidate/notes')
  async mark(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('candidate') candidateId: string,
    @Body() body: FormValues,
  ) {
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.judgeCandidate.mark(tx, actor, candidateId, body));
    } catch (error) {
      const values = body as Record<string, string>;
      return this.renderCandidate(visit, id, candidateId, { form: 'marks', marks: values, refusal: refusalOf(error) });
    }
    return seeOther(visit, `${path}/${id}/candidatures/${candidateId}`);
  }

  @Get(':id/comparaison')
  async comparison(@CurrentVisit() visit: Visit, @Id() id: string) {
    const call = await this.db.transaction(visit.tenant.id, (tx) => this.calls.get(tx, id));
    return renderPage(visit, { ...look, title: 'Comparaison' }, <ComparisonPage call={call} />);
  }

  @Get(':id/comparaison.pdf')
  async comparisonPdf(@CurrentVisit() visit: Visit, @Id() id: string) {
    const call = await this.db.transaction(visit.tenant.id, (tx) => this.calls.get(tx, id));
    visit.reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'inline; filename="comparaison-mutuelles.pdf"');
    return reportPdf(comparisonReport(visit.tenant.name, call, this.clock.today().toString()));
  }

  private async renderCall(visit: Visit, id: string, values = {}, refusal?: Refusal) {
    const call = await this.db.transaction(visit.tenant.id, (tx) => this.calls.get(tx, id));
    if (refusal) visit.reply.status(refusal.status);
    const page = <CallPage token={visit.formToken} call={call} values={values} refusal={refusal} />;
    return renderPage(visit, { ...look, title: call.title }, page);
  }

  private async renderCandidate(
    visit: Visit,
    id: string,
    candidateId: string,
    more: Partial<Parameters<typeof CandidatePage>[0]> = {},
  ) {
    const call = await this.db.transaction(visit.tenant.id, (tx) => this.calls.get(tx, id));
    const candidate = call.candidates.find((each) => each.id === candidateId);
    if (!candidate) throw new NotFound('Cette candidature');
    if (more.refusal) visit.reply.status(more.refusal.status);
    const marks = Object.fromEntries(
      Object.entries(candidate.marks).map(([of, value]) => [`mark-${of}`, String(value)]),
    );
    const tariffs =
      candidate.score.costMark === null && candidate.tariffs.flat().length === 0
        ? Object.fromEntries(
            bandsOf(call.bandStarts).flatMap(({ fromAge, toAge }, index) => [
              [`from${index + 1}`, String(fromAge)],
              [`to${index + 1}`, toAge === null ? '' : String(toAge)],
            ]),
          )
        : tariffValues(candidate.tariffs);
    const props = { token: visit.formToken, call, candidate, tariffs, marks, ...more };
    return renderPage(visit, { ...look, title: candidate.name }, <CandidatePage {...props} />);
  }
}

function comparisonReport(sender: string, call: CallView, today: string): Report {
  const names = call.candidates.map(({ name }) => name);
  return {
    sender,
    title: `${call.title} : comparaison des candidatures`,
    subtitle: `Document de la commission, ${frenchDay(today)}. Ne pas diffuser aux habitants.`,
    body: [
      'Les candidatures sont dans l’ordre où elles sont arrivées. Le CCAS n’en recommande aucune aux habitants.',
      ...call.plans.flatMap((plan, index): Report['body'] => [
        { heading: `${plan} : cotisation mensuelle moyenne` },
        {
          table: {
            columns: ['Âge', ...names],
            rows: bandsOf(call.bandStarts).map((band, at) => [
              ageRangeLabel(band),
              ...call.candidates.map(({ score }) => {
                const cost = score.costs[index]![at]!;
                return cost === null ? 'non donné' : frenchEuros(cost);
              }),
            ]),
          },
        },
      ]),
      { heading: 'Notes sur 10' },
      {
        table: {
          columns: ['Critère', 'Poids', ...names],
          rows: [
            ['Prix', String(call.costWeight), ...call.candidates.map(({ score }) => mark(score.costMark))],
            ...call.criteria.map(({ id, label, weight }) => [
              label,
              String(weight),
              ...call.candidates.map(({ marks }) => mark(marks[id] ?? null)),
            ]),
            ['Moyenne pondérée', '', ...call.candidates.map(({ score }) => mark(score.total))],
          ],
        },
      },
    ],
  };
}
