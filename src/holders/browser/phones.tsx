import { ofName } from '../../kernel/text/of-name.js';
import { parisDay } from '../../kernel/ui/browser/paris-day.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Confirm } from './confirm.js';
import type { SectionProps } from './section-props.js';

/** Phones that carry the pass, and the card. */
export function Phones({ view, thisPhone, act }: SectionProps & { thisPhone: string }) {
  return (
    <details>
      <summary>Carte et téléphones</summary>
      <div class="stack">
        <ul class="plain-list">
          {view.phones.map((phone) => (
            <li key={phone.id}>
              <p>
                <strong>
                  Téléphone {phone.place}
                  {phone.id === thisPhone ? ' (celui-ci)' : ''}
                </strong>
                {phone.carerName && `, ${ofName(phone.carerName)}`}
                <br />
                <span class="soft">Vu le {frenchDay(parisDay(phone.lastSeenAt))}</span>
              </p>
              <Confirm
                label="Enlever le pass de ce téléphone"
                question="Ce téléphone ne pourra plus montrer le pass. La carte reste valable."
                confirm={() => act(`/phones/${phone.id}/revocation`)}
              />
            </li>
          ))}
        </ul>
        <Confirm
          label="J’ai perdu ma carte"
          question="L’ancienne carte sera annulée tout de suite. Le CCAS en imprime une nouvelle et vous la fait parvenir."
          confirm={() => act('/card')}
          done="C’est demandé. L’ancienne carte ne marche plus ; ce téléphone, si."
        />
      </div>
    </details>
  );
}
