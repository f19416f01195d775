import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ResidentsModule } from '../residents/residents.module.js';
import { AppointmentQuery } from './appointment.query.js';
import { AppointmentsPart } from './appointments-part.js';
import { AppointmentsWords } from './appointments.words.js';
import { BookPlace } from './book-place.js';
import { BookingLinks } from './booking-links.js';
import { BookingListQuery } from './booking-list.query.js';
import { BookingMails } from './booking-mails.js';
import { BookingReminders } from './booking-reminders.js';
import { Bookings } from './bookings.js';
import { CancelBooking } from './cancel-booking.js';
import { CancelPermanence } from './cancel-permanence.js';
import { Comers } from './comers.js';
import { ForgetGuests } from './forget-guests.js';
import { GuestBook } from './guest-book.js';
import { Houses } from './houses.js';
import { MarkPresence } from './mark-presence.js';
import { NoteTold } from './note-told.js';
import { BookingEntity, PermanenceEntity, PermanenceSlotEntity } from './permanence.entity.js';
import { PermanenceQuery } from './permanence.query.js';
import { PlanPermanence } from './plan-permanence.js';
import { WelcomeGuest } from './welcome-guest.js';
import { AppointmentsEnding } from './appointments-ending.js';
import { ComingBookings } from './coming-bookings.js';

@Module({
  imports: [TypeOrmModule.forFeature([BookingEntity, PermanenceEntity, PermanenceSlotEntity]), ResidentsModule],
  providers: [
    ComingBookings,
    AppointmentsEnding,
    AppointmentQuery,
    AppointmentsPart,
    AppointmentsWords,
    BookPlace,
    BookingLinks,
    BookingListQuery,
    BookingMails,
    BookingReminders,
    Bookings,
    CancelBooking,
    CancelPermanence,
    Comers,
    ForgetGuests,
    GuestBook,
    Houses,
    MarkPresence,
    NoteTold,
    PermanenceQuery,
    PlanPermanence,
    WelcomeGuest,
  ],
  exports: [
    ComingBookings,
    AppointmentQuery,
    BookPlace,
    BookingLinks,
    BookingListQuery,
    Bookings,
    CancelBooking,
    CancelPermanence,
    MarkPresence,
    NoteTold,
    PermanenceQuery,
    PlanPermanence,
    WelcomeGuest,
  ],
})
export class AppointmentsModule {}
