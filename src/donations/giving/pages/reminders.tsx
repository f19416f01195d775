import { Form } from '../../../kernel/ui/form.js';
import { counted } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { Remindable } from '../remind-donors.js';
import { Empty } from '../../../kernel/ui/empty.js';

interface Props {
  year: number;
  donors: Remindable[];
  token: string;
  /** How many were just written to. */
  sent?: number;
}

/** Last year's donors who have not given yet: one mail, once, and never to whoever said no. */
export function RemindersPage({ year, donors, token, sent }: Props) {
  const toWrite = donors.filter(({ optedOut, isReminded, hasEmail }) => !optedOut && !isReminded && hasEmail);
  return (
    <div class="stack">
      <h1>Relance des donateurs de {year - 1}</h1>
      {sent !== undefined && (
        <div class="notice accepted" role="status">
          <p>{counted(sent, 'rappel envoyé', 'rappels envoyés')}.</p>
        </div>
      )}
      {donors.length === 0 ? (
        <Empty title="Personne à relancer">
          <p>Chaque donateur de {year - 1} a donné à nouveau, ou il n’y en avait pas.</p>
        </Empty>
      ) : (
        <>
          {toWrite.length > 0 && (
            <Form action="/ccas/dons/relance" token={token} class="panel stack">
              <p>
                Le courriel dit ce que le don a permis, montre ce que le CCAS collecte, et permet de ne plus recevoir de
                rappel.
              </p>
              <p>
                <button>
                  <Icon name="send" /> Envoyer {counted(toWrite.length, 'rappel')}
                </button>
              </p>
            </Form>
          )}
          <ul class="entries">
            {donors.map((donor) => (
              <li>
                <a href={`/ccas/dons/donateurs/${donor.donorId}`}>{donor.name}</a>
                <span class="soft">{stateOf(donor)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function stateOf({ optedOut, isReminded, hasEmail }: Remindable): string {
  if (optedOut) return 'ne veut pas de rappel';
  if (isReminded) return 'rappel envoyé';
  return hasEmail ? 'à relancer' : 'sans courriel : lettre ou téléphone';
}
