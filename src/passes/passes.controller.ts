import { Body, Delete, Get, Header, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Choice, Reference } from '../kernel/fields/choices.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx } from '../kernel/screens/arguments.js';
import { CardContentQuery } from './card-content.query.js';
import { cardPdf } from './card-pdf.js';
import { ChangePassState, type PassChange } from './change-pass-state.js';
import { IssueCredential } from './issue-credential.js';
import { IssuePass } from './issue-pass.js';
import { type PassCategory, type RevocationReason, revocationReasons } from './pass.entity.js';
import { MarkPrinted } from './mark-printed.js';
import { PassQuery, type PassView } from './pass.query.js';
import { EndsMoreThanAPass } from './passes.errors.js';
import { RenewPass } from './renew-pass.js';
import { RevokeCredential } from './revoke-credential.js';
import { SignCredential } from './sign-credential.js';

class NewPass {
  @Reference()
  residentId!: string;

  @Choice([1, 2, 3], { description: 'Catégorie ; son nom est dans les réglages du CCAS' })
  category!: PassCategory;
}

class NewCredential {
  @Choice(['card'])
  kind!: 'card';
}

class Revocation {
  @Choice(revocationReasons, { description: '`deceased` et `moved` se notent sur le dossier : /residents/{id}/ending' })
  reason!: RevocationReason;
}

@Api('passes', 'Pass')
@Access(...STAFF)
export class PassesController {
  constructor(
    private readonly issuePass: IssuePass,
    private readonly issueCredential: IssueCredential,
    private readonly signCredential: SignCredential,
    private readonly revokeCredential: RevokeCredential,
    private readonly changePassState: ChangePassState,
    private readonly renewPass: RenewPass,
    private readonly pass: PassQuery,
    private readonly card: CardContentQuery,
    private readonly markPrinted: MarkPrinted,
  ) {}

  @Post()
  async issue(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: NewPass) {
    return this.pass.get(tx, await this.issuePass.run(tx, actor, form.residentId, form.category));
  }

  @Get(':id')
  get(@InTx() tx: Tx, @Id() id: string) {
    return this.pass.get(tx, id);
  }

  @Post(':id/suspension')
  @HttpCode(200)
  suspend(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.change(tx, actor, id, { verb: 'suspend' });
  }

  @Delete(':id/suspension')
  resume(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.change(tx, actor, id, { verb: 'resume' });
  }

  @Post(':id/revocation')
  @HttpCode(200)
  async revoke(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: Revocation) {
    if (reason === 'deceased' || reason === 'moved')
      throw new EndsMoreThanAPass((await this.pass.get(tx, id)).residentId);
    return this.change(tx, actor, id, { verb: 'revoke', reason });
  }

  @Post(':id/renewal')
  @HttpCode(200)
  async renew(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.renewPass.run(tx, actor, id);
    return this.pass.get(tx, id);
  }

  @Post(':id/credentials')
  async addCredential(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() passId: string,
    @Body() _form: NewCredential,
  ) {
    const id = await this.issueCredential.run(tx, actor, passId);
    return { id, passCode: await this.signCredential.run(tx, actor.ccasId, id) };
  }

  @Post(':id/credentials/:cid/revocation')
  @HttpCode(200)
  async endCredential(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() passId: string, @Id('cid') id: string) {
    await this.revokeCredential.run(tx, actor, passId, id);
    return this.pass.get(tx, passId);
  }

  /** Front and back at credit-card size. */
  @Get(':id/card.pdf')
  @ApiProduces('application/pdf')
  @Header('cache-control', 'no-store')
  async cardPdf(@InTx('write') tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const content = await this.card.get(tx, actor.ccasId, id);
    await this.markPrinted.run(tx, [content.credentialId]);
    return async () =>
      new StreamableFile(await cardPdf(content), {
        type: 'application/pdf',
        disposition: `inline; filename="pass-senior-${content.number}.pdf"`,
      });
  }

  private async change(tx: Tx, actor: Actor, id: string, change: PassChange): Promise<PassView> {
    await this.changePassState.run(tx, actor, id, change);
    return this.pass.get(tx, id);
  }
}
