import type { WaitingRequest } from '../../holders/rights-requests.query.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { frenchDay } from '../../kernel/ui/french.js';

const kinds = { correction: 'Correction', erasure: 'Effacement' };

/** What people asked about their data and nobody has answered yet, the first due first. */
export function RightsListPage({ requests }: { requests: WaitingRequest[] }) {
  return (
    <section class="stack">
      <h1>Demandes sur les données</h1>
      {requests.length === 0 ? (
        <div class="empty">
          <p>Aucune demande n’attend. Celles que les personnes font depuis leur téléphone s’afficheront ici.</p>
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
              {requests.map((request) => (
                <tr>
                  <td>
                    <a href={`/ccas/usagers/${request.residentId}/droits/${request.id}`}>
                      {request.lastName} {request.firstName}
                    </a>
                  </td>
                  <td>{kinds[request.kind]}</td>
                  <td>{frenchDay(dayOf(request.dueAt))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
