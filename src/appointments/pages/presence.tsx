import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { BookingRow } from '../booking-list.query.js';

interface PresenceProps {
  token: string;
  /** Of the permanence's page: an agent's, or of whoever receives. */
  path: string;
  booking: BookingRow;
  presence: 'attended' | 'missed';
}

/** One tick on the list of the day. */
export function Presence({ token, path, booking, presence }: PresenceProps) {
  return (
    <Form action={`${path}/presences/${booking.id}`} token={token} class="row">
      <input type="hidden" name="presence" value={presence} />
      <button class="quiet">
        {presence === 'attended' ? 'Venu·e' : 'Absent·e'}
        <span class="hidden-text">
          {' '}
          : {booking.firstName} {booking.lastName}
        </span>
      </button>
    </Form>
  );
}

/** A refused tick is said above the list, not over the form below it. */
export function isOfPresence(refusal: Refusal | undefined): boolean {
  return refusal !== undefined && !refusal.errors.some(({ field }) => field !== 'presence');
}
