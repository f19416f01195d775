import { dayOf } from '../../kernel/time/instant-of.js';
import { frenchDay, frenchNumber } from '../../kernel/ui/french.js';
import type { ForgottenDossier } from '../forgotten.query.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Line {
  what: string;
  kept: string;
  /** How many would go now. */
  due: number;
  last?: { at: Date; counts: Record<string, number> };
}

interface Props {
  lines: Line[];
  forgotten: ForgottenDossier[];
}

/** A dry run on a page: how long, how many tonight, how many last night. */
export function RetentionPage({ lines, forgotten }: Props) {
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Conservation des données</h1>
        <p class="soft">
          Chaque nuit, ce qui a été gardé assez longtemps est effacé. Regarder cette page ne change rien.
        </p>
      </div>
      <div class="scroll" tabIndex={0} role="region" aria-label="Durées de conservation">
        <table>
          <thead>
            <tr>
              <th scope="col">Quoi</th>
              <th scope="col">Gardé</th>
              <th scope="col">La nuit prochaine</th>
              <th scope="col">La dernière fois</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ what, kept, due, last }) => (
              <tr>
                <th scope="row">{what}</th>
                <td>{kept}</td>
                <td>{due === 0 ? 'Rien' : frenchNumber(due)}</td>
                <td>
                  {last
                    ? `${frenchNumber(Object.values(last.counts).reduce((sum, count) => sum + count, 0))}, le ${frenchDay(dayOf(last.at))}`
                    : 'Pas encore'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>Dossiers qui seront effacés</h2>
      {forgotten.length === 0 ? (
        <Empty>
          <p>Aucun. Les dossiers sans nouvelles depuis deux ans s’afficheront ici avant d’être effacés.</p>
        </Empty>
      ) : (
        <>
          <p class="soft">
            Sans nouvelles depuis deux ans, sans pass en cours. Une note dans le dossier suffit à le garder : elle dit
            que vous avez eu la personne.
          </p>
          <ul class="found">
            {forgotten.map(({ id, lastName, firstName, lastContact }) => (
              <li>
                <a href={`/ccas/usagers/${id}`}>
                  <strong>
                    {lastName} {firstName}
                  </strong>
                  <span class="soft">Dernier contact le {frenchDay(lastContact)}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
