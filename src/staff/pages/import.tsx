import { counted, frenchNumber } from '../../kernel/ui/french.js';
import { Field, Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { ResidentImportView } from '../../residents/resident-import.query.js';

export function ImportFormPage({ token, refusal }: { token: string; refusal?: Refusal }) {
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Charger une liste d’usagers</h1>
        <p class="soft">
          Un fichier CSV, tel que votre tableur l’enregistre. La première ligne donne le nom des colonnes.
        </p>
      </div>
      <Form action="/ccas/usagers/import" token={token} refusal={refusal} file>
        <Field
          label="Fichier"
          name="file"
          type="file"
          accept=".csv,text/csv"
          refusal={refusal}
          hint="Colonnes attendues : Nom, Prénom, Date de naissance. Utiles aussi : Commune, Adresse, Code postal, Téléphone, Courriel, Justificatif, Vu le."
        />
        <div class="choices">
          <label>
            <input type="checkbox" name="dryRun" value="true" />
            Essai : tout vérifier sans rien enregistrer
          </label>
        </div>
        <p>
          <button>Charger</button>
        </p>
      </Form>
      <p class="soft">
        Une personne déjà inscrite (même nom, même prénom, née le même jour) est complétée, jamais doublée. Une ligne
        refusée n’arrête pas les autres.
      </p>
    </section>
  );
}

export function ImportReportPage({ report }: { report: ResidentImportView }) {
  const isOver = report.state === 'done' || report.state === 'unreadable';
  return (
    <section class="stack">
      <div class="stack tight">
        <p class="soft">{report.fileName}</p>
        <h1>{isOver ? 'Le compte rendu' : 'Chargement en cours'}</h1>
      </div>
      {!isOver && (
        <div class="notice waiting" role="status">
          <p>
            {report.rowsTotal === null
              ? 'Lecture du fichier…'
              : `${frenchNumber(report.rowsRead)} lignes lues sur ${frenchNumber(report.rowsTotal)}.`}{' '}
            Vous pouvez quitter cette page : le chargement continue.
          </p>
          <noscript>
            <p>
              <a href="?">Actualiser la page</a>
            </p>
          </noscript>
        </div>
      )}
      {report.failure && (
        <div class="notice refused" role="alert">
          <p>
            <strong>Ce fichier n’a pas pu être lu.</strong> {report.failure.detail} Rien n’a été enregistré.
          </p>
        </div>
      )}
      {report.state === 'done' && <Counts report={report} />}
      {report.refusals.length > 0 && <Refusals report={report} />}
      {isOver && (
        <p class="row">
          <a class="button" href="/ccas/usagers">
            Voir les usagers
          </a>
          <a class="button quiet" href="/ccas/usagers/import">
            Charger un autre fichier
          </a>
        </p>
      )}
    </section>
  );
}

function Counts({ report }: { report: ResidentImportView }) {
  const counts: [string, number][] = [
    ['Inscrites', report.created],
    ['Complétées', report.merged],
    ['Déjà à jour', report.unchanged],
    ['Refusées', report.refused],
  ];
  return (
    <div class={report.refused > 0 ? 'notice waiting' : 'notice accepted'}>
      <p>
        {report.dryRun && <strong>Essai : rien n’a été enregistré. </strong>}
        {counted(report.rowsRead, 'ligne lue', 'lignes lues')}.
      </p>
      <dl class="facts">
        {counts.map(([label, count]) => (
          <div>
            <dt>{label}</dt>
            <dd>{frenchNumber(count)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Refusals({ report }: { report: ResidentImportView }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Lignes refusées">
      <table>
        <caption>
          Lignes refusées
          {report.refused > report.refusals.length && `, les ${frenchNumber(report.refusals.length)} premières`}.
          Corrigez-les dans le fichier, puis chargez-le de nouveau : les autres ne seront pas doublées.
        </caption>
        <thead>
          <tr>
            <th scope="col">Ligne</th>
            <th scope="col">Pourquoi</th>
          </tr>
        </thead>
        <tbody>
          {report.refusals.map((refusal) => (
            <tr>
              <td class="number">{refusal.line}</td>
              <td>{refusal.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
