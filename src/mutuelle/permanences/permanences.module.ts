import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../../appointments/appointments.module.js';
import { ResidentsModule } from '../../residents/residents.module.js';
import { CcasModule } from '../../ccas/ccas.module.js';
import { OfModule } from '../../kernel/modules/module-switch.js';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { BookingPapersPages } from './booking-papers.pages.js';
import { BookingRecipientQuery } from './booking-recipient.query.js';
import { BookingPages } from './booking.pages.js';
import { BookingsToTell } from './bookings-to-tell.js';
import { PermanencesInAgenda } from './permanences-in-agenda.js';
import { PermanencesController } from './permanences.controller.js';
import { PermanencesPages } from './permanences.pages.js';

@OfModule('mutuelle')
@Module({
  imports: [AgreementsModule, AppointmentsModule, CcasModule, EnrolmentsModule, ResidentsModule],
  controllers: [BookingPages, BookingPapersPages, PermanencesController, PermanencesPages],
  providers: [BookingRecipientQuery, BookingsToTell, PermanencesInAgenda],
})
export class PermanencesModule {}
