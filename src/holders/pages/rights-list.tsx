import type { PersonsRequest } from '../rights-requests.query.js';
import { rightLabels } from '../rights-wording.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { frenchDay } from '../../kernel/ui/french.js';

interface Props {
  waiting: PersonsRequest[];
  answered: PersonsRequest[];
  /** ISO day. */
  today: string;
}

/** What people asked about their data: those that wait, the first due first; then those answered. */
export function RightsListPage({ waiting, answered, today }: Props) {
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Demandes sur les données</h1>
        <p class="soft">Chacune attend une réponse dans le mois (RGPD, article 12).</p>
      </div>
      {waiting.length === 0 ? (
        <div class="empty">
          <p>
            Aucune demande n’attend. Celles que les personnes font depuis leur téléphone, ou que vous notez dans leur
            dossier, s’afficheront ici.
          </p>
        </div>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Demandes">
          <table>
            <thead>
              <tr>
                <th scope="col">Personne</th>
                <th scope="col">Demande</th>
                <th scope="col">Réponse due avant le</th>
              </tr>
            </thead>
            <tbody>
              {waiting.map((request) => (
                <tr>
                  <Who request={request} />
                  <td>{rightLabels[request.kind]}</td>
                  <td>
                    {frenchDay(dayOf(request.dueAt))}{' '}
                    {dayOf(request.dueAt) < today && <span class="badge refused">En retard</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {answered.length > 0 && (
        <>
          <h2>Répondues</h2>
          <div class="scroll" tabIndex={0} role="region" aria-label="Demandes répondues">
            <table>
              <thead>
                <tr>
                  <th scope="col">Personne</th>
                  <th scope="col">Demande</th>
                  <th scope="col">Réponse</th>
                </tr>
              </thead>
              <tbody>
                {answered.map((request) => (
                  <tr>
                    <Who request={request} />
                    <td>{rightLabels[request.kind]}</td>
                    <td>
                      {request.state === 'granted' ? 'Faite' : 'Refusée'} le {frenchDay(dayOf(request.closedAt!))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function Who({ request }: { request: PersonsRequest }) {
  return (
    <td>
      {request.isErased ? (
        'Dossier effacé'
      ) : (
        <a href={`/ccas/usagers/${request.residentId}/droits/${request.id}`}>
          {request.lastName} {request.firstName}
        </a>
      )}
    </td>
  );
}
