import { Controller, Get, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Documents, LARGEST_DOCUMENT_BYTES, sendDocument } from '../kernel/documents/documents.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { FileForms } from '../kernel/http/file-form.js';
import { Id } from '../kernel/http/id.pipe.js';
import { readForm } from '../kernel/http/input.js';
import { Tidy } from '../kernel/http/tidy.js';
import { AgreementQuery } from './agreement.query.js';
import { AgreementScreen } from './agreement-screen.js';
import { ChangeAgreement } from './change-agreement.js';

class DocumentLabel {
  @Tidy()
  @Length(1, 120)
  label!: string;
}

/** The papers of an agreement. */
@ApiExcludeController()
@Controller('ccas/mutuelle/conventions')
@Access(...STAFF)
export class AgreementDocumentsPages {
  constructor(
    private readonly db: Database,
    private readonly agreements: AgreementQuery,
    private readonly changeAgreement: ChangeAgreement,
    private readonly documents: Documents,
    private readonly fileForms: FileForms,
    private readonly screen: AgreementScreen,
  ) {}

  @Post(':id/documents')
  @FileForm(LARGEST_DOCUMENT_BYTES)
  async attach(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Req() request: FastifyRequest,
  ) {
    const { values, files } = await this.fileForms.read(request);
    return this.screen.attempt(visit, actor, id, { form: 'document', body: values }, (tx) =>
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
}
