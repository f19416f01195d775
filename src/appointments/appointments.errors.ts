import { refusal } from '../kernel/errors/refusal.js';

export const SlotPast = refusal(
  'slot_past',
  409,
  'Cette heure est passée.',
  'Choisissez une heure à venir, ou demandez à être rappelé·e.',
  { field: { name: 'slotId', detail: 'Choisissez une heure à venir.' } },
);

export const PermanenceClosed = refusal(
  'permanence_closed',
  409,
  'Cette permanence est annulée ou terminée.',
  'Choisissez-en une autre.',
);

export const AlreadyBooked = refusal(
  'already_booked',
  409,
  'Cette personne a déjà une place, ou attend déjà, à cette permanence.',
  'Annulez d’abord son rendez-vous pour lui en donner un autre.',
);

export const BookingOver = refusal(
  'booking_over',
  409,
  'Ce rendez-vous est déjà annulé ou passé.',
  'Prenez-en un autre, ou appelez le CCAS.',
);
