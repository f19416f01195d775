import type { Contact } from '../../../ccas/contact.js';
import { OwnBooking } from '../../../appointments/pages/own-booking.js';
import { CallOrCome, LegalLine } from '../../notices/pages/notices.js';

type OwnProps = Omit<Parameters<typeof OwnBooking>[0], 'children'> & { ccas: Contact };

export function OwnBookingPage({ ccas, ...booking }: OwnProps) {
  return (
    <OwnBooking {...booking}>
      <LegalLine ccas={ccas.name} />
      <CallOrCome ccas={ccas} />
    </OwnBooking>
  );
}
