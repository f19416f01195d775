import { Get, Header, Post } from '@nestjs/common';
import { CcasRulesQuery } from '../../ccas/ccas-rules.query.js';
import { communeOptions } from '../../ccas/communes.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Asked, readId } from '../../kernel/http/id.pipe.js';
import { InAddress } from '../../kernel/listing/list-request.js';
import { type FormValues, readForm } from '../../kernel/http/input.js';
import { InTx, Refused, Sent, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { placeIn, WORKS_HERE } from './works-here.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { ResidentQuery } from '../../residents/resident.query.js';
import { AgreementQuery } from '../agreements/agreement.query.js';
import { EnrolmentForm } from './enrolment-form.js';
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

  /** @param sent what was refused, of the same dossier */
  @Get('nouveau')
  @Page('Parcours mutuelle', NewEnrolmentPage)
  async form(@InTx() tx: Tx, @Sent() sent: FormValues, @Asked('usager') asked?: unknown) {
    const residentId = readId(sent.residentId ?? asked);
    const { communeCodes } = await this.rules.own(tx);
    const agreement = await this.agreements.inForce(tx);
    const places: [string, string][] = communeOptions({ communeCodes });
    if (agreement?.isOpenToWorkers) places.push([WORKS_HERE, 'Ailleurs, mais travaille dans la commune']);
    return { resident: residentId ? await this.resident.get(tx, residentId) : undefined, places };
  }

  @Post('nouveau')
  @RefusedShows('form', { instead: { open_path_exists: 'openPath' } })
  async open(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readEnrolment) form: EnrolmentForm) {
    const { id } = await this.openEnrolment.run(tx, actor, form);
    return to(`${base}/${id}`);
  }

  /** The one that is open rather than a second one. */
  @Page('Parcours mutuelle', NewEnrolmentPage)
  openPath(@Refused() { extra }: Refusal) {
    return to(`${base}/${String(extra!.enrolmentId)}`);
  }
}

/** @throws InvalidInput */
function readEnrolment(values: FormValues): EnrolmentForm {
  return readForm(EnrolmentForm, values, placeIn(values));
}
