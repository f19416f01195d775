import { Get, Header, Post } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { CurrentActor, CurrentTenant } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import type { Tenant } from '../../kernel/tenancy/tenants.js';
import { AgreementQuery } from '../agreements/agreement.query.js';
import { ChangeConsent } from '../enrolments/change-consent.js';
import { TransitionForm, WalkInForm } from '../enrolments/enrolment-form.js';
import { MarkPresence, readPresence } from '../../appointments/mark-presence.js';
import { MoveEnrolment } from '../enrolments/move-enrolment.js';
import { MUTUELLE } from '../enrolments/mutuelle-house.js';
import { MutuelleScope } from '../agreements/mutuelle-scope.js';
import { InsurerDayPage } from './pages/insurer-day.js';
import { InsurerHomePage } from './pages/insurer-home.js';
import { InsurerPersonPage } from './pages/insurer-person.js';
import { peopleFile } from '../enrolments/people-file.js';
import { BookingListQuery } from '../../appointments/booking-list.query.js';
import { PermanenceQuery } from '../../appointments/permanence.query.js';
import { TransmittedQuery } from '../enrolments/transmitted.query.js';
import { WelcomeWalkIn } from '../enrolments/welcome-walk-in.js';

const path = '/espace-mutuelle';

/** The mutuelle's own pages. Each handler enters its agreement first: the database then shows it nothing else. */
@Screens('espace-mutuelle', ['insurer'])
export class InsurerPages {
  constructor(
    private readonly scope: MutuelleScope,
    private readonly agreements: AgreementQuery,
    private readonly transmitted: TransmittedQuery,
    private readonly permanences: PermanenceQuery,
    private readonly bookingList: BookingListQuery,
    private readonly moveEnrolment: MoveEnrolment,
    private readonly changeConsent: ChangeConsent,
    private readonly markPresence: MarkPresence,
    private readonly welcomeWalkIn: WelcomeWalkIn,
  ) {}

  @Get()
  @Page('Espace mutuelle', InsurerHomePage)
  async home(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
    const id = await this.scope.enter(tx, actor);
    return {
      insurerName: (await this.agreements.get(tx, id)).insurerName,
      people: await this.transmitted.find(tx, id),
      toForget: await this.transmitted.toForget(tx, id),
      permanences: await this.permanences.ofHost(tx, MUTUELLE, id),
    };
  }

  @Get('personnes.csv')
  @Header('cache-control', 'no-store')
  async csv(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
    const people = await this.transmitted.find(tx, await this.scope.enter(tx, actor));
    return () => peopleFile(people);
  }

  @Get('personnes/:id')
  @Page('Une personne', InsurerPersonPage)
  async person(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const agreementId = await this.scope.enter(tx, actor);
    return {
      person: await this.transmitted.get(tx, agreementId, id),
      plans: (await this.agreements.get(tx, agreementId)).plans,
    };
  }

  @Post('personnes/:id/suite')
  @RefusedShows('person')
  async outcome(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: TransitionForm) {
    await this.scope.enter(tx, actor);
    await this.moveEnrolment.run(tx, actor, id, form);
    return to(`${path}/personnes/${id}`);
  }

  @Post('retraits/:id')
  async forgotten(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.changeConsent.confirmForgotten(tx, actor, await this.scope.enter(tx, actor), id);
    return to(path);
  }

  @Get('permanences/:id')
  @Page('Liste du jour', InsurerDayPage)
  async day(@InTx() tx: Tx, @CurrentActor() actor: Actor, @CurrentTenant() { name: ccas }: Tenant, @Id() id: string) {
    const agreementId = await this.scope.enter(tx, actor);
    const permanence = (await this.permanences.ofHost(tx, MUTUELLE, agreementId)).find((each) => each.id === id);
    if (!permanence) throw new NotFound('Cette permanence');
    const bookings = (await this.bookingList.of(tx, id)).filter(
      ({ isListAgreed, state }) => isListAgreed && state !== 'cancelled' && state !== 'waiting',
    );
    const named = bookings.filter(({ isWalkIn }) => !isWalkIn).length;
    return { ccas, permanence, bookings, unnamed: Math.max(permanence.taken - named, 0) };
  }

  @Post('permanences/:id/presences/:booking')
  @RefusedShows('day')
  async presence(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('booking') bookingId: string,
    @Typed(readPresence) { presence }: ReturnType<typeof readPresence>,
  ) {
    await this.scope.enter(tx, actor);
    await this.markPresence.run(tx, actor, { house: MUTUELLE, id: bookingId, permanenceId: id }, presence);
    return to(`${path}/permanences/${id}`);
  }

  @Post('permanences/:id/sans-rendez-vous')
  @RefusedShows('day')
  async walkIn(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed() { agreed, ...person }: WalkInForm,
  ) {
    await this.scope.enter(tx, actor);
    await this.welcomeWalkIn.run(tx, actor, id, person, agreed);
    return to(`${path}/permanences/${id}`);
  }
}
