import { frenchPhone } from '../../kernel/text/phone.js';
import { Form } from '../../kernel/ui/form.js';
import { counted, frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { AgentWithRight } from '../staff-rights.js';
import type { UnseenHolder } from '../unseen-holders.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  token: string;
  people: UnseenHolder[];
  /** How many they are, where the page shows the oldest of them. */
  total: number;
  /** Null for an agent: only a manager gives the right. */
  agents: AgentWithRight[] | null;
}

export function UnseenListPage({ token, people, total, agents }: Props) {
  return (
    <div class="stack">
      <div class="stack tight">
        <p>
          <a href="/ccas/bilans">Bilans</a>
        </p>
        <h1>Jamais vus chez un partenaire, 75 ans et plus</h1>
        <p class="soft">
          {counted(total, 'personne')}
          {total > people.length && `, les ${counted(people.length, 'plus âgée')} d’abord`}. Cette lecture est notée au
          journal. Un appel suffit parfois : carte égarée, envie d’être accompagné.
        </p>
      </div>
      {people.length === 0 ? (
        <Empty title="Personne">
          <p>Toutes les personnes de 75 ans et plus ont montré leur pass au moins une fois.</p>
        </Empty>
      ) : (
        <ul class="entries">
          {people.map(({ residentId, lastName, firstName, age, phone, address, since }) => (
            <li>
              <div>
                <p>
                  <a href={`/ccas/usagers/${residentId}`}>
                    <strong>
                      {firstName} {lastName}
                    </strong>
                  </a>
                </p>
                <p class="soft">
                  {[`${age} ans`, `pass depuis le ${frenchDay(since)}`, address].filter(Boolean).join(' · ')}
                </p>
              </div>
              {phone ? <a href={`tel:${phone}`}>{frenchPhone(phone)}</a> : <span class="soft">sans téléphone</span>}
            </li>
          ))}
        </ul>
      )}
      {agents && (
        <section class="panel stack">
          <h2>Qui peut lire cette liste</h2>
          <p>Les responsables, et les agents que vous choisissez ici.</p>
          {agents.length === 0 ? (
            <p class="soft">Aucun compte d’agent.</p>
          ) : (
            <ul class="entries">
              {agents.map(({ id, name, hasRight }) => (
                <li>
                  <p>
                    <strong>{name}</strong> {hasRight && <span class="badge accepted">Peut lire</span>}
                  </p>
                  <Form action="/ccas/bilans/jamais-vus/droits" token={token}>
                    <input type="hidden" name="agent" value={id} />
                    <input type="hidden" name="donner" value={hasRight ? 'non' : 'oui'} />
                    <button class="quiet">
                      <Icon name={hasRight ? 'lock' : 'key-round'} />{' '}
                      {hasRight ? `Retirer le droit à ${name}` : `Donner le droit à ${name}`}
                    </button>
                  </Form>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </div>
  );
}
