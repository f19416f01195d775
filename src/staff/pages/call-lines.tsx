import type { WaitingCall } from '../../kernel/console/calls.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { dayOf, instantOf } from '../../kernel/time/instant-of.js';
import { Form } from '../../kernel/ui/form.js';
import { counted, frenchDay } from '../../kernel/ui/french.js';
import { hourOf } from '../../appointments/slots.js';

interface Props {
  token: string;
  /** ISO day. */
  today: string;
  calls: WaitingCall[];
}

/** Whom to call: the number in sight, and what became of it in one click. */
export function CallLines({ token, today, calls }: Props) {
  return (
    <ul class="calls">
      {calls.map((call) => (
        <li>
          <p>
            <a href={call.href}>
              <strong>{call.who}</strong>
            </a>
            <span class="soft"> – {call.why}</span>
          </p>
          <p>
            {call.phone ? (
              <a class="phone" href={`tel:${call.phone}`}>
                {frenchPhone(call.phone)}
              </a>
            ) : (
              'Aucun numéro connu'
            )}
            {call.triedAt && (
              <span class="soft">
                {' '}
                Sans réponse {counted(call.tries, 'fois', 'fois')}, la dernière {whenOf(call.triedAt, today)}.
              </span>
            )}
          </p>
          <Form action={`/ccas/appels/${call.kind}/${call.id}/fin`} token={token} class="row tight">
            <button>
              Appelé<span class="hidden-text"> : {call.who}</span>
            </button>
            <button class="quiet" formaction={`/ccas/appels/${call.kind}/${call.id}/essais`}>
              Pas de réponse<span class="hidden-text"> : {call.who}</span>
            </button>
          </Form>
        </li>
      ))}
    </ul>
  );
}

function whenOf(at: Date, today: string): string {
  const day = dayOf(at);
  return day === today ? `à ${hourOf(instantOf(at))}` : `le ${frenchDay(day)}`;
}
