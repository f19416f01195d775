import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor, CurrentTenant } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Id, InPath } from '../../kernel/http/id.pipe.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Formerly } from '../../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import type { Tenant } from '../../kernel/tenancy/tenants.js';
import { PickResident } from '../../residents/pick-resident.js';
import { type AskedPeople, Asking, ResidentPicks } from '../../residents/resident-picks.js';
import { LikelyDoublesQuery } from '../../residents/likely-doubles.query.js';
import { AgreementQuery } from '../agreements/agreement.query.js';
import { BookPermanence } from './book-permanence.js';
import { CancelBooking } from '../../appointments/cancel-booking.js';
import { ChangeConsent } from './change-consent.js';
import { consentKinds } from './consent-wording.js';
import {
  ConsentForm,
  DossierForm,
  KeptAnswerForm,
  SlotForm,
  TransitionForm,
  WithdrawalForm,
} from './enrolment-form.js';
import { EnrolmentQuery } from './enrolment.query.js';
import { ForgetPath } from './forget-path.js';
import { MatchEnrolment } from './match-enrolment.js';
import { MoveEnrolment } from './move-enrolment.js';
import { MUTUELLE } from './mutuelle-house.js';
import { NoteCall } from './note-call.js';
import { EnrolmentPage } from './pages/enrolment.js';
import { PermanenceQuery } from '../../appointments/permanence.query.js';

const base = '/ccas/mutuelle/parcours';

/** One path to the mutuelle, as agents follow it: each step comes back to its page. */
@Screens('ccas/mutuelle/parcours', STAFF, { path: '/ccas/mutuelle' })
@Formerly('0.1.0', { called: ':id/rappele' })
export class EnrolmentPages {
  constructor(
    private readonly doubles: LikelyDoublesQuery,
    private readonly enrolments: EnrolmentQuery,
    private readonly agreements: AgreementQuery,
    private readonly permanences: PermanenceQuery,
    private readonly moveEnrolment: MoveEnrolment,
    private readonly matchEnrolment: MatchEnrolment,
    private readonly changeConsent: ChangeConsent,
    private readonly bookPermanence: BookPermanence,
    private readonly cancelBooking: CancelBooking,
    private readonly noteCall: NoteCall,
    private readonly forgetPath: ForgetPath,
    private readonly picks: ResidentPicks,
    private readonly pickResident: PickResident,
  ) {}

  @Get(':id')
  @Page('Parcours mutuelle', EnrolmentPage)
  async one(@InTx() tx: Tx, @CurrentTenant() { name }: Tenant, @Id() id: string, @Asking() asking: AskedPeople) {
    const path = await this.enrolments.get(tx, id);
    const mayBeKnown = !path.residentId && !path.worksHere && path.bornOn;
    const likely = mayBeKnown ? await this.doubles.find(tx, { ...path, bornOn: path.bornOn! }) : [];
    return {
      ccas: name,
      path,
      plans: (await this.agreements.get(tx, path.agreementId)).plans,
      permanences: (await this.permanences.coming(tx, MUTUELLE)).filter(({ hostId }) => hostId === path.agreementId),
      found: path.residentId
        ? undefined
        : { residentId: await this.picks.of(tx, asking, 'residentId', { likely, newcomer: path }) },
    };
  }

  @Post(':id/etape')
  @RefusedShows('one')
  async move(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: TransitionForm) {
    await this.moveEnrolment.run(tx, actor, id, form);
    return to(`${base}/${id}`);
  }

  @Post(':id/accords')
  @RefusedShows('one')
  async agree(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() { kind, how }: ConsentForm) {
    await this.changeConsent.give(tx, actor, id, kind, how);
    return to(`${base}/${id}`);
  }

  @Post(':id/accords/:kind/retrait')
  @RefusedShows('one')
  async withdraw(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @InPath('kind') word: string,
    @Typed() { how }: WithdrawalForm,
  ) {
    const kind = consentKinds.find((each) => each === word);
    if (!kind) throw new NotFound('Cet accord');
    await this.changeConsent.withdraw(tx, actor, id, kind, how ?? null);
    return to(`${base}/${id}`);
  }

  @Post(':id/c2s')
  @RefusedShows('one')
  async keepAnswer(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed() { answer, how }: KeptAnswerForm,
  ) {
    await this.changeConsent.keepC2sAnswer(tx, actor, id, answer, how);
    return to(`${base}/${id}`);
  }

  @Post(':id/dossier')
  @RefusedShows('one')
  async match(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed() { residentId: picked }: DossierForm,
  ) {
    const residentId = await this.pickResident.run(tx, actor, 'residentId', picked);
    return to(`${base}/${await this.matchEnrolment.run(tx, actor, id, residentId)}`);
  }

  @Post(':id/rappel')
  @RefusedShows('one')
  async called(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.noteCall.run(tx, actor, id);
    return to(`${base}/${id}`);
  }

  /** For somebody without a dossier; with one, the erasure is asked from there. */
  @Post(':id/effacement')
  @RefusedShows('one')
  async forget(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.forgetPath.run(tx, actor, id);
    return to(base);
  }

  @Post(':id/rendez-vous')
  @RefusedShows('one')
  async book(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed() { slotId, listAgreed: isListAgreed }: SlotForm,
  ) {
    await this.bookPermanence.run(tx, actor, { enrolmentId: id, slotId, isListAgreed, how: 'counter' });
    return to(`${base}/${id}`);
  }

  @Post(':id/rendez-vous/:booking/annulation')
  @RefusedShows('one')
  async cancel(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('booking') bookingId: string) {
    await this.cancelBooking.run(tx, actor, { house: MUTUELLE, id: bookingId });
    return to(`${base}/${id}`);
  }
}
