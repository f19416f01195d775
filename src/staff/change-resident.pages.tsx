import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readInput, withoutBlanks } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ChangeResident } from '../residents/change-resident.js';
import { LastChangeQuery } from '../residents/last-change.query.js';
import { ResidentChanges } from '../residents/resident-form.js';
import { ResidentQuery, type ResidentView } from '../residents/resident.query.js';
import { ChangedMeanwhile, DossierRestricted } from '../residents/residents.errors.js';
import { ResidentFormPage } from './pages/resident-form.js';
import { VersionComparisonPage } from './pages/version-comparison.js';
import { StaffNamesQuery } from '../accounts/staff-names.query.js';
import { compareVersions, givenUp, readVersions } from './version-comparison.js';
import { whoWords } from '../accounts/who-words.js';

/** What may be left out is erased when its field comes back blank. */
const mayBeBlank = { address: null, postcode: null, phone: null, email: null, reference: null };
const look = { kind: 'console', path: '/ccas/usagers' } as const;

type Versions = ReturnType<typeof readVersions>;

/** Corrects a dossier on a screen. Two who do it at once see both versions, and nothing typed is lost. */
@ApiExcludeController()
@Controller('ccas/usagers/:id/modifier')
@Access(...STAFF)
export class ChangeResidentPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly residents: ResidentQuery,
    private readonly changeResident: ChangeResident,
    private readonly lastChange: LastChangeQuery,
    private readonly staffNames: StaffNamesQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  async form(@CurrentVisit() visit: Visit, @Id() id: string) {
    const resident = await this.db.transaction(visit.tenant.id, (tx) => this.residents.get(tx, id));
    if (resident.restrictedAt) throw new DossierRestricted();
    const values = valuesOf(resident);
    return this.render(visit, id, { typed: values, before: values, version: resident.version, choices: {} });
  }

  @Post()
  async change(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    const versions = readVersions(body);
    try {
      const form = changesOf(versions);
      await this.db.transaction(actor.ccasId, (tx) => this.changeResident.run(tx, actor, id, form));
      return seeOther(visit, `/ccas/usagers/${id}`);
    } catch (error) {
      if (error instanceof ChangedMeanwhile) return this.compare(visit, id, versions);
      if (error instanceof Undecided) return this.compare(visit, id, versions, refusalOf(error));
      return this.render(visit, id, versions, refusalOf(error));
    }
  }

  private async render(visit: Visit, id: string, { typed, before, version }: Versions, refusal?: Refusal) {
    const { communeCodes } = await this.db.transaction(visit.tenant.id, (tx) => this.rules.own(tx));
    const communes = communeOptions({ communeCodes });
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Corriger un dossier', ...look },
      <ResidentFormPage
        token={visit.formToken}
        values={typed as Record<string, string>}
        communes={communes}
        today={this.clock.today().toString()}
        refusal={refusal}
        opened={{ residentId: id, version, before }}
      />,
    );
  }

  private async compare(visit: Visit, id: string, { before, typed, choices }: Versions, refusal?: Refusal) {
    const { resident, change, names } = await this.db.transaction(visit.tenant.id, async (tx) => {
      const last = await this.lastChange.of(tx, id);
      return {
        resident: await this.residents.get(tx, id),
        change: last,
        names: await this.staffNames.of(tx, [last?.by.id]),
      };
    });
    const mine = typed as Record<string, string>;
    const theirs = valuesOf(resident);
    visit.reply.status(refusal?.status ?? 409);
    return renderPage(
      visit,
      { title: 'Deux corrections', ...look },
      <VersionComparisonPage
        token={visit.formToken}
        residentId={id}
        version={resident.version}
        savedBy={change && { who: whoWords(change.by, names), at: change.at, isByList: change.isByList }}
        differences={compareVersions(before, mine, theirs)}
        mine={mine}
        theirs={theirs}
        choices={choices}
        confirmedNew={typed.confirmedNew === 'oui'}
        refusal={refusal}
      />,
    );
  }
}

/** Both changed one answer, and nobody has said which is right. */
class Undecided extends InvalidInput {}

/** @throws InvalidInput, Undecided */
function changesOf({ typed, version, choices, before }: Versions): ResidentChanges {
  const { confirmedNew, ...rest } = withoutBlanks(typed);
  if (!typed['residenceProof.kind']) delete rest.residenceProof;
  const input: Record<string, unknown> = {
    ...mayBeBlank,
    ...rest,
    ...(version !== undefined && { version }),
    ...(confirmedNew === 'oui' && { confirmedNew: true }),
  };
  if (Object.keys(choices).length > 0) {
    // `before` is then what the comparison showed as saved: whatever differs from it was to be decided.
    const open = compareVersions(before, typed as Record<string, string>, before).filter(
      ({ field }) => !choices[field],
    );
    if (open.length > 0)
      throw new Undecided(
        open.map(({ field }) => ({ field: `choice.${field}`, code: 'required', detail: 'Choisissez une des deux.' })),
      );
    for (const name of givenUp(choices)) delete input[name.split('.')[0]!];
  }
  return readInput(ResidentChanges, input);
}

function valuesOf({ residenceProof, ...resident }: ResidentView): Record<string, string | undefined> {
  const { lastName, firstName, bornOn, communeCode, address, postcode, phone, email, reference } = resident;
  return {
    lastName,
    firstName,
    bornOn,
    communeCode,
    address: address ?? undefined,
    postcode: postcode ?? undefined,
    phone: phone ? frenchPhone(phone) : undefined,
    email: email ?? undefined,
    reference: reference ?? undefined,
    'residenceProof.kind': residenceProof?.kind,
    'residenceProof.seenOn': residenceProof?.seenOn,
  };
}
