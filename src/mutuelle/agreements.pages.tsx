import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsEmail, Length, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { Documents, sendDocument } from '../kernel/documents/documents.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { FileForms } from '../kernel/http/file-form.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm, readInput, withoutBlanks } from '../kernel/http/input.js';
import { IsDay } from '../kernel/http/is-day.js';
import { Tidy } from '../kernel/http/tidy.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AgreementForm } from './agreement-form.js';
import { AgreementQuery } from './agreement.query.js';
import { CallQuery } from './call.query.js';
import { ChangeAgreement } from './change-agreement.js';
import { ChangeInsurerTeam } from './change-insurer-team.js';
import { DraftAgreement } from './draft-agreement.js';
import { InsurerLinks } from './insurer-links.js';
import {
  AgreementFormPage,
  AgreementListPage,
  AgreementPage,
  type AgreementProps,
  PLAN_ROWS,
} from './pages/agreements.js';
import { readTariffGrid, tariffValues } from './read-tariff.js';

class Signature {
  @IsDay()
  signedOn!: string;
}

class End {
  @IsDay()
  lastDay!: string;
}

class Review {
  @IsDay()
  heldOn!: string;

  @Length(1, 2000)
  summary!: string;

  @IsDay()
  nextOn!: string;
}

class DocumentLabel {
  @Tidy()
  @Length(1, 120)
  label!: string;
}

class Member {
  @Tidy()
  @Length(1, 80)
  name!: string;

  @IsEmail()
  @MaxLength(254)
  email!: string;
}

const base = '/ccas/mutuelle/conventions';
const look = { title: 'Conventions', kind: 'console' as const, path: '/ccas/mutuelle' };

/** What the CCAS signed with a mutuelle, from the draft to its end. */
@ApiExcludeController()
@Controller('ccas/mutuelle/conventions')
@Access(...STAFF)
export class AgreementsPages {
  constructor(
    private readonly db: Database,
    private readonly agreements: AgreementQuery,
    private readonly calls: CallQuery,
    private readonly draftAgreement: DraftAgreement,
    private readonly changeAgreement: ChangeAgreement,
    private readonly team: ChangeInsurerTeam,
    private readonly links: InsurerLinks,
    private readonly documents: Documents,
    private readonly fileForms: FileForms,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit) {
    const agreements = await this.db.transaction(visit.tenant.id, (tx) => this.agreements.find(tx));
    return renderPage(visit, look, <AgreementListPage agreements={agreements} />);
  }

  @Get('nouvelle')
  async form(@CurrentVisit() visit: Visit, @Query('appel') call?: unknown, @Query('candidature') candidate?: unknown) {
    const found = await this.db.transaction(visit.tenant.id, (tx) => this.candidate(tx, call, candidate));
    const values: Record<string, string> = {};
    if (found) {
      Object.assign(values, {
        candidateId: found.candidate.id,
        callId: found.call.id,
        insurerName: found.candidate.name,
      });
      if (found.candidate.siren) values.siren = found.candidate.siren;
      for (const [index, plan] of found.call.plans.entries()) values[`plan${index + 1}`] = plan;
    }
    return renderPage(visit, look, <AgreementFormPage token={visit.formToken} values={values} />);
  }

  @Post('nouvelle')
  async draft(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const id = await this.db.transaction(actor.ccasId, async (tx) => {
        const found = await this.candidate(tx, body.callId, body.candidateId);
        const form = readAgreement(body, found?.candidate.id);
        // A candidate's prices come along: nothing is typed twice.
        for (const [index, plan] of form.plans.entries()) plan.tariff ??= found?.candidate.tariffs[index];
        return this.draftAgreement.run(tx, actor, form);
      });
      return seeOther(visit, `${base}/${id}`);
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      const page = (
        <AgreementFormPage token={visit.formToken} values={body as Record<string, string>} refusal={refusal} />
      );
      return renderPage(visit, look, page);
    }
  }

  @Get(':id')
  one(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.render(visit, id);
  }

  @Post(':id/tarifs')
  price(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, { form: 'prices', body }, async (tx) => {
      const { plans } = await this.agreements.get(tx, id);
      await this.changeAgreement.price(tx, actor, id, readTariffGrid(body, plans.length));
    });
  }

  @Post(':id/signature')
  sign(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, { form: 'sign', body }, (tx) =>
      this.changeAgreement.sign(tx, actor, id, readForm(Signature, body).signedOn),
    );
  }

  @Post(':id/fin')
  end(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, { form: 'end', body }, (tx) =>
      this.changeAgreement.end(tx, actor, id, readForm(End, body).lastDay),
    );
  }

  @Post(':id/bilans')
  review(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, { form: 'review', body }, (tx) =>
      this.changeAgreement.review(tx, actor, id, readForm(Review, body)),
    );
  }

  @Post(':id/documents')
  @FileForm()
  async attach(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Req() request: FastifyRequest,
  ) {
    const { values, files } = await this.fileForms.read(request);
    return this.attempt(visit, actor, id, { form: 'document', body: values }, (tx) =>
      this.changeAgreement.attach(tx, actor, id, readForm(DocumentLabel, { label: values.label }).label, files.file),
    );
  }

  @Get(':id/documents/:document')
  async document(@CurrentVisit() visit: Visit, @Id() id: string, @Id('document') documentId: string) {
    const document = await this.db.transaction(visit.tenant.id, async (tx) => {
      const known = await this.agreements.documents(tx, id);
      if (!known.some((each) => each.id === documentId)) throw new NotFound('Ce document');
      return this.documents.get(tx, documentId);
    });
    return sendDocument(visit.reply as FastifyReply, document);
  }

  @Post(':id/personnes')
  addMember(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, { form: 'member', body }, async (tx) => {
      await this.links.send(tx, await this.team.add(tx, actor, id, readForm(Member, body)), 'added');
    });
  }

  @Post(':id/personnes/:member/retirer')
  removeMember(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('member') memberId: string,
  ) {
    return this.attempt(visit, actor, id, {}, (tx) => this.team.remove(tx, actor, id, memberId));
  }

  /** A link on this screen, for somebody who is here and has no mail at hand. */
  @Post(':id/personnes/:member/lien')
  async link(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('member') memberId: string,
  ) {
    const link = await this.db.transaction(actor.ccasId, (tx) => this.links.show(tx, actor, id, memberId));
    visit.reply.status(200);
    return this.render(visit, id, { link });
  }

  private async candidate(tx: Tx, callId: unknown, candidateId: unknown) {
    const [call, candidate] = [readId(callId), readId(candidateId)];
    if (!call || !candidate) return undefined;
    const found = await this.calls.get(tx, call);
    const one = found.candidates.find(({ id }) => id === candidate);
    return one && { call: found, candidate: one };
  }

  private async attempt(
    visit: Visit,
    actor: Actor,
    id: string,
    { form, body }: { form?: AgreementProps['form']; body?: FormValues },
    work: (tx: Tx) => Promise<void>,
  ) {
    try {
      await this.db.transaction(actor.ccasId, work);
    } catch (error) {
      return this.render(visit, id, { form, values: body as Record<string, string>, refusal: refusalOf(error) });
    }
    return seeOther(visit, `${base}/${id}`);
  }

  private async render(visit: Visit, id: string, more: Partial<AgreementProps> & { refusal?: Refusal } = {}) {
    const found = await this.db.transaction(visit.tenant.id, async (tx) => ({
      agreement: await this.agreements.get(tx, id),
      documents: await this.agreements.documents(tx, id),
      reviews: await this.agreements.reviews(tx, id),
      members: await this.team.find(tx, id),
    }));
    if (more.refusal) visit.reply.status(more.refusal.status);
    const tariffs = tariffValues(found.agreement.plans.map(({ tariff }) => tariff));
    const props = { token: visit.formToken, today: this.clock.today().toString(), tariffs, ...found, ...more };
    return renderPage(visit, { ...look, title: found.agreement.insurerName }, <AgreementPage {...props} />);
  }
}

/** @throws InvalidInput with the page's names: `plan2`, `cover2` */
function readAgreement(body: FormValues, candidateId: string | undefined): AgreementForm {
  const typed = (name: string): string => [body[name] ?? ''].flat().join('\n').trim();
  const rows = Array.from({ length: PLAN_ROWS }, (_, index) => index + 1).filter(
    (row) => row === 1 || typed(`plan${row}`) !== '' || typed(`cover${row}`) !== '',
  );
  const plain = withoutBlanks(
    Object.fromEntries(Object.entries(body).filter(([name]) => !/^(plan|cover)\d$/.test(name) && name !== 'callId')),
  );
  try {
    return readInput(AgreementForm, {
      ...plain,
      candidateId,
      isRenewedTacitly: plain.isRenewedTacitly === 'oui',
      isOpenToWorkers: plain.isOpenToWorkers === 'oui',
      plans: rows.map((row) => ({ name: typed(`plan${row}`), cover: typed(`cover${row}`) })),
    });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(
      (error.errors ?? []).map(({ field, ...rest }) => {
        const [, at, name] = /^plans\.(\d)\.(name|cover)$/.exec(field) ?? [];
        return { ...rest, field: at ? `${name === 'name' ? 'plan' : 'cover'}${rows[Number(at)]}` : field };
      }),
    );
  }
}
