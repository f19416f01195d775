import { Get, Header, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { FileForm } from '../../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { asDownload, Documents, LARGEST_DOCUMENT_BYTES } from '../../kernel/documents/documents.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import type { SentFile } from '../../kernel/http/file-form.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { readForm } from '../../kernel/http/input.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import type { Read } from '../../kernel/screens/screen-plan.js';
import { RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { AgreementPages } from './agreement.pages.js';
import { AgreementQuery } from './agreement.query.js';
import { ChangeAgreement } from './change-agreement.js';
import { DocumentForm } from './document-form.js';

interface Paper extends DocumentForm {
  file?: SentFile;
}

/** The papers of an agreement. */
@Screens('ccas/mutuelle/conventions', STAFF)
export class AgreementDocumentsPages {
  constructor(
    private readonly agreements: AgreementQuery,
    private readonly changeAgreement: ChangeAgreement,
    private readonly documents: Documents,
  ) {}

  @Post(':id/documents')
  @FileForm(LARGEST_DOCUMENT_BYTES)
  @RefusedShows([AgreementPages, 'one'])
  async attach(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed(readPaper) { label, file }: Paper,
  ) {
    await this.changeAgreement.attach(tx, actor, id, label, file);
    return to(`/ccas/mutuelle/conventions/${id}`);
  }

  @Get(':id/documents/:document')
  @Header('cache-control', 'no-store')
  async document(@InTx() tx: Tx, @Id() id: string, @Id('document') documentId: string) {
    const known = await this.agreements.documents(tx, id);
    if (!known.some((each) => each.id === documentId)) throw new NotFound('Ce document');
    return asDownload(await this.documents.get(tx, documentId));
  }
}

/** @throws InvalidInput */
function readPaper(...[{ label }, { file }]: Parameters<Read>): Paper {
  return { ...readForm(DocumentForm, { label }), file };
}
