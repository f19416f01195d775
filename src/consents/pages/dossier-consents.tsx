import { Form } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { Consent } from '../../residents/dossier-parts.js';
import type { KeptConsent } from '../consents.query.js';
import { SaidHow } from './said-how.js';

interface Props {
  kept: KeptConsent[];
  /** That are taken back where they were given. */
  others: Consent[];
  /** `/ccas/usagers/<id>` */
  path: string;
  token: string;
}

/** What the person agreed to in any slice, in the words they read, and the way to take it back. */
export function ConsentsPanel({ kept, others, path, token }: Props) {
  return (
    <section class="panel stack">
      <h2>Accords donnés</h2>
      <ul class="plain-list">
        {kept.map((consent) => (
          <li>
            <Agreed {...consent} />
            <details>
              <summary>
                {consent.until ? 'Le texte' : 'Le texte, ou retirer cet accord'}
                <span class="hidden-text"> : {consent.what}</span>
              </summary>
              <p>« {consent.wording} »</p>
              {!consent.until && (
                <Form action={`${path}/accords/${consent.id}/retrait`} token={token} class="row">
                  <SaidHow of={consent.id} />
                  <button class="quiet">Noter le retrait</button>
                </Form>
              )}
            </details>
          </li>
        ))}
        {others.map((consent) => (
          <li>
            <Agreed {...consent} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Agreed({ what, since, until, how }: Consent) {
  return (
    <>
      {until ? <s>{what}</s> : <strong>{what}</strong>}
      <span class="soft">
        {until ? `Du ${frenchDay(since)} au ${frenchDay(until)}, ${how}` : `Depuis le ${frenchDay(since)}, ${how}`}
      </span>
    </>
  );
}
