import { Get, Header, Post } from '@nestjs/common';
import { CcasRulesQuery } from '../../ccas/ccas-rules.query.js';
import { communeOptions } from '../../ccas/communes.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Asked, readId } from '../../kernel/http/id.pipe.js';
import { InAddress } from '../../kernel/listing/list-request.js';
import { type FormValues, readForm } from '../../kernel/http/input.js';
import { InTx, Refused, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { placeIn, WORKS_HERE } from './works-here.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { PickResident } from '../../residents/pick-resident.js';
import { type AskedPeople, Asking, ResidentPicks } from '../../residents/resident-picks.js';
import { ResidentQuery } from '../../residents/resident.query.js';
import { AgreementQuery } from '../agreements/agreement.query.js';
import { NewPathForm } from './enrolment-form.js';
import { EnrolmentListRequest } from './enrolment-list-request.js';
import { EnrolmentListQuery } from './enrolment-list.query.js';
import { OpenEnrolment } from './open-enrolment.js';
import { EnrolmentListPage } from './pages/enrolment-list.js';
import { NewEnrolmentPage } from './pages/new-enrolment.js';
import { peopleFile } from './people-file.js';
import { TransmittedQuery } from './transmitted.query.js';

const base = '/ccas/mutuelle/parcours';

/** People on their way to the mutuelle, and a path being opened. */
@Screens('ccas/mutuelle/parcours', STAFF, { path: '/ccas/mutuelle' })
export class EnrolmentsPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly resident: ResidentQuery,
    private readonly enrolmentList: EnrolmentListQuery,
    private readonly agreements: AgreementQuery,
    private readonly transmitted: TransmittedQuery,
    private readonly openEnrolment: OpenEnrolment,
    private readonly picks: ResidentPicks,
    private readonly pickResident: PickResident,
  ) {}

  @Get()
  @Page('Parcours mutuelle', EnrolmentListPage)
  async list(@InTx() tx: Tx, @InAddress() request: EnrolmentListRequest) {
    return { list: await this.enrolmentList.find(tx, request) };
  }

  /** Everyone the mutuelle may have now, as it gets them: for whoever works without the page. */
  @Get('transmission.csv')
  @Header('cache-control', 'no-store')
  async csv(@InTx() tx: Tx) {
    const agreement = await this.agreements.inForce(tx);
    return peopleFile(agreement ? await this.transmitted.find(tx, agreement.id) : []);
  }

  @Get('nouveau')
  @Page('Parcours mutuelle', NewEnrolmentPage)
  async form(@InTx() tx: Tx, @Asking() asking: AskedPeople, @Asked('usager') asked?: unknown) {
    const about = readId(asked);
    const residentId = await this.picks.of(tx, asking, 'residentId');
    const opened = about ?? (residentId.typed === '' ? residentId.chosen : undefined);
    const { communeCodes } = await this.rules.own(tx);
    const agreement = await this.agreements.inForce(tx);
    const places: [string, string][] = communeOptions({ communeCodes });
    if (agreement?.isOpenToWorkers) places.push([WORKS_HERE, 'Ailleurs, mais travaille dans la commune']);
    return {
      resident: opened ? await this.resident.get(tx, opened) : undefined,
      isOfDossier: about !== undefined,
      found: { residentId },
      places,
    };
  }

  @Post('nouveau')
  @RefusedShows('form', { instead: { open_path_exists: 'openPath' } })
  async open(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Typed(readNewPath) { residentId: picked, ...form }: NewPathForm,
  ) {
    const residentId = picked && (await this.pickResident.run(tx, actor, 'residentId', picked));
    const { id } = await this.openEnrolment.run(tx, actor, { ...form, residentId });
    return to(`${base}/${id}`);
  }

  /** The one that is open rather than a second one. */
  @Page('Parcours mutuelle', NewEnrolmentPage)
  openPath(@Refused() { extra }: Refusal) {
    return to(`${base}/${String(extra!.enrolmentId)}`);
  }
}

/** @throws InvalidInput */
function readNewPath(values: FormValues): NewPathForm {
  return readForm(NewPathForm, values, placeIn(values));
}
