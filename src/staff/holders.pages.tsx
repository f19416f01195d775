import { Body, Controller, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ActivationSecrets } from '../holders/activation-secrets.js';
import { AllowCarer } from '../holders/allow-carer.js';
import { CarerForm } from '../holders/carer-form.js';
import { EndCarer } from '../holders/end-carer.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { IsDay } from '../kernel/http/is-day.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { PassQuery } from '../passes/pass.query.js';
import { RevokeCredential } from '../passes/revoke-credential.js';
import { DossierView } from './dossier-view.js';
import { ActivationCodePage } from './pages/activation-code.js';

class CarerFormSeen extends CarerForm {
  @IsDay()
  formSeenOn!: string;
}

/** Phones and carers, from the dossier; a refusal is said there, on the dossier. */
@ApiExcludeController()
@Controller('ccas/usagers/:id')
@Access(...STAFF)
export class HoldersPages {
  constructor(
    private readonly db: Database,
    private readonly passes: PassQuery,
    private readonly secrets: ActivationSecrets,
    private readonly allowCarer: AllowCarer,
    private readonly endCarer: EndCarer,
    private readonly revokeCredential: RevokeCredential,
    private readonly dossier: DossierView,
  ) {}

  /** Shows the secret to be written down or printed; asked again, it is the same as long as it is unused. */
  @Post('telephones/code')
  async code(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() residentId: string,
    @Body() body: FormValues,
  ) {
    try {
      const activation = await this.db.transaction(actor.ccasId, async (tx) => {
        const passId = await this.passOf(tx, residentId, readId(body.passId));
        const options = { carerId: readId(body.carerId), replacesCredentialId: readId(body.replaces) };
        return this.secrets.open(tx, actor, { passId, ...options });
      });
      const number = activation.url.split('#')[1]!.split('.')[0]!;
      return renderPage(
        visit,
        { title: 'Code d’activation', kind: 'console', path: '/ccas/usagers' },
        <ActivationCodePage residentId={residentId} number={number} {...activation} />,
      );
    } catch (error) {
      return this.dossier.render(visit, residentId, { refusal: refusalOf(error) });
    }
  }

  @Post('telephones/:credentialId/retirer')
  async removePhone(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() residentId: string,
    @Id('credentialId') credentialId: string,
  ) {
    return this.act(visit, residentId, async (tx) => {
      const pass = (await this.passes.ofResident(tx, residentId)).find(({ credentials }) =>
        credentials.some(({ id }) => id === credentialId),
      );
      if (!pass) throw new NotFound('Ce téléphone');
      await this.revokeCredential.run(tx, actor, pass.id, credentialId);
    });
  }

  @Post('aidants')
  async allow(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() residentId: string,
    @Body() body: FormValues,
  ) {
    try {
      const { formSeenOn, ...form } = readForm(CarerFormSeen, body);
      await this.db.transaction(actor.ccasId, (tx) => this.allowCarer.run(tx, actor, residentId, form, formSeenOn));
      return seeOther(visit, `/ccas/usagers/${residentId}#aidants`);
    } catch (error) {
      const carerForm = { values: body as Record<string, string>, refusal: refusalOf(error) };
      return this.dossier.render(visit, residentId, { carerForm });
    }
  }

  @Post('aidants/:carerId/terminer')
  end(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() residentId: string,
    @Id('carerId') carerId: string,
  ) {
    return this.act(visit, residentId, (tx) => this.endCarer.run(tx, actor, residentId, carerId));
  }

  private async act(visit: Visit, residentId: string, action: (tx: Tx) => Promise<unknown>) {
    try {
      await this.db.transaction(visit.tenant.id, action);
      return seeOther(visit, `/ccas/usagers/${residentId}`);
    } catch (error) {
      return this.dossier.render(visit, residentId, { refusal: refusalOf(error) });
    }
  }

  private async passOf(tx: Tx, residentId: string, passId: string | undefined): Promise<string> {
    const pass = (await this.passes.ofResident(tx, residentId)).find(({ id }) => id === passId);
    if (!pass) throw new NotFound('Ce pass');
    return pass.id;
  }
}
