import { Post } from '@nestjs/common';
import { ActivationSecrets } from './activation-secrets.js';
import { AllowCarer } from './allow-carer.js';
import { CarerFormSeen } from './carer-form.js';
import { EndCarer } from './end-carer.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { Reference } from '../kernel/fields/choices.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { PassQuery } from '../passes/pass.query.js';
import { RevokeCredential } from '../passes/revoke-credential.js';
import { ActivationCodePage } from './pages/activation-code.js';

/** For which phone, as its button says. */
class CodeForm {
  @Reference({ optional: true, isLoose: true })
  passId?: string;

  @Reference({ optional: true, isLoose: true })
  carerId?: string;

  @Reference({ optional: true, isLoose: true })
  replaces?: string;
}

/** Phones and carers, from the dossier; a refusal is said there, on the dossier. */
@Screens('ccas/usagers/:id', STAFF, { path: '/ccas/usagers' })
@Formerly('0.1.0', { removePhone: 'telephones/:credentialId/retirer', end: 'aidants/:carerId/terminer' })
export class HoldersPages {
  constructor(
    private readonly passes: PassQuery,
    private readonly secrets: ActivationSecrets,
    private readonly allowCarer: AllowCarer,
    private readonly endCarer: EndCarer,
    private readonly revokeCredential: RevokeCredential,
  ) {}

  /** Shows the secret to be written down or printed; asked again, it is the same as long as it is unused. */
  @Post('telephones/code')
  @Page('Code d’activation', ActivationCodePage)
  @RefusedShows('/ccas/usagers/:id')
  async code(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() residentId: string, @Typed() form: CodeForm) {
    const passId = await this.passOf(tx, residentId, form.passId);
    const options = { carerId: form.carerId, replacesCredentialId: form.replaces };
    const activation = await this.secrets.open(tx, actor, { passId, ...options });
    return { residentId, number: activation.url.split('#')[1]!.split('.')[0]!, ...activation };
  }

  @Post('telephones/:credentialId/retrait')
  @RefusedShows('/ccas/usagers/:id')
  async removePhone(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() residentId: string,
    @Id('credentialId') credentialId: string,
  ) {
    const pass = (await this.passes.ofResident(tx, residentId)).find(({ credentials }) =>
      credentials.some(({ id }) => id === credentialId),
    );
    if (!pass) throw new NotFound('Ce téléphone');
    await this.revokeCredential.run(tx, actor, pass.id, credentialId);
    return to(`/ccas/usagers/${residentId}`);
  }

  @Post('aidants')
  @RefusedShows('/ccas/usagers/:id')
  async allowInDossier(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() residentId: string,
    @Typed() { formSeenOn, ...form }: CarerFormSeen,
  ) {
    await this.allowCarer.run(tx, actor, residentId, form, formSeenOn);
    return to(`/ccas/usagers/${residentId}#aidants`);
  }

  @Post('aidants/:carerId/fin')
  @RefusedShows('/ccas/usagers/:id')
  async end(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() residentId: string, @Id('carerId') carerId: string) {
    await this.endCarer.run(tx, actor, residentId, carerId);
    return to(`/ccas/usagers/${residentId}`);
  }

  private async passOf(tx: Tx, residentId: string, passId: string | undefined): Promise<string> {
    const pass = (await this.passes.ofResident(tx, residentId)).find(({ id }) => id === passId);
    if (!pass) throw new NotFound('Ce pass');
    return pass.id;
  }
}
