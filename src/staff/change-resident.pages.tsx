import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeName } from '../ccas/communes.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readInput, withoutBlanks } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ChangeResident } from '../residents/change-resident.js';
import { ResidentChanges } from '../residents/resident-form.js';
import { ResidentQuery, type ResidentView } from '../residents/resident.query.js';
import { ResidentFormPage } from './pages/resident-form.js';

/** What may be left out is erased when its field comes back blank. */
const mayBeBlank = { address: null, postcode: null, phone: null, email: null };

/** Corrects a dossier on a screen. */
@ApiExcludeController()
@Controller('ccas/usagers/:id/modifier')
@Access(...STAFF)
export class ChangeResidentPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly residents: ResidentQuery,
    private readonly changeResident: ChangeResident,
    private readonly clock: Clock,
  ) {}

  @Get()
  async form(@CurrentVisit() visit: Visit, @Id() id: string) {
    const resident = await this.db.transaction(visit.tenant.id, (tx) => this.residents.get(tx, id));
    return this.render(visit, id, valuesOf(resident));
  }

  @Post()
  async change(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    try {
      const { confirmedNew, ...typed } = withoutBlanks(body);
      if (!body['residenceProof.kind']) delete typed.residenceProof;
      const form = readInput(ResidentChanges, {
        ...mayBeBlank,
        ...typed,
        ...(confirmedNew === 'oui' && { confirmedNew: true }),
      });
      await this.db.transaction(actor.ccasId, (tx) => this.changeResident.run(tx, actor, id, form));
      return seeOther(visit, `/ccas/usagers/${id}`);
    } catch (error) {
      return this.render(visit, id, body as Record<string, string>, refusalOf(error));
    }
  }

  private async render(visit: Visit, id: string, values: Record<string, string | undefined>, refusal?: Refusal) {
    const { communeCodes } = await this.db.transaction(visit.tenant.id, (tx) => this.rules.get(tx, visit.tenant.id));
    const communes = communeCodes.map((code): [string, string] => [code, communeName(code)]);
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Corriger un dossier', kind: 'console', path: '/ccas/usagers' },
      <ResidentFormPage
        token={visit.formToken}
        values={values}
        communes={communes}
        today={this.clock.today().toString()}
        refusal={refusal}
        residentId={id}
      />,
    );
  }
}

function valuesOf({ residenceProof, ...resident }: ResidentView): Record<string, string | undefined> {
  const { lastName, firstName, bornOn, communeCode, address, postcode, phone, email } = resident;
  return {
    lastName,
    firstName,
    bornOn,
    communeCode,
    address: address ?? undefined,
    postcode: postcode ?? undefined,
    phone: phone ? frenchPhone(phone) : undefined,
    email: email ?? undefined,
    'residenceProof.kind': residenceProof?.kind,
    'residenceProof.seenOn': residenceProof?.seenOn,
  };
}
