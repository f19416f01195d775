import { WorkUnderWay } from '../../kernel/ui/work-under-way.js';
import { Temporal } from 'temporal-polyfill';
import { type FormValues, oneText } from '../../kernel/http/input.js';
import { counted, frenchMoment, frenchNumber } from '../../kernel/ui/french.js';
import { LIST_FILES } from '../../kernel/lists/list-files.js';
import { ModelLinks } from '../../kernel/lists/list-model.js';
import { ListCounts, RefusedLines } from '../../kernel/lists/list-report.js';
import { Field, Form, RefusalNotice, Select } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { KeptDossier, ResidentImportView } from '../resident-import.query.js';

interface FormProps {
  token: string;
  /** Lists loaded lately, newest first. */
  recent: ResidentImportView[];
  values: FormValues;
  refusal?: Refusal;
}

const matchOptions: [string, string][] = [
  ['identity', 'Leur nom, prénom et date de naissance'],
  ['reference', 'La référence d’un autre logiciel'],
  ['pass_number', 'Leur numéro de pass'],
];

export function ImportFormPage({ token, recent, values, refusal }: FormProps) {
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Charger une liste d’usagers</h1>
        <p class="soft">
          Un tableau Excel (.xlsx) ou un fichier CSV, tel que votre tableur l’enregistre. Une ligne de titres donne le
          nom des colonnes.
        </p>
        <ModelLinks path="/ccas/usagers/import" />
      </div>
      <Form action="/ccas/usagers/import" token={token} refusal={refusal} file>
        <Field
          label="Fichier"
          name="file"
          type="file"
          accept={LIST_FILES}
          refusal={refusal}
          hint="Colonnes attendues : Nom, Prénom, Date de naissance, ou bien Référence, ou Numéro de pass. Utiles aussi : Commune, Adresse, Code postal, Téléphone, Courriel, Justificatif, Vu le."
        />
        <Select
          label="Retrouver les personnes par"
          name="matchBy"
          value={oneText(values.matchBy)}
          options={matchOptions}
          hint="Par référence ou numéro de pass, seules les colonnes présentes sont mises à jour, le nom aussi."
        />
        <div class="choices">
          <label>
            <input type="checkbox" name="dryRun" value="true" checked={values.dryRun === 'true'} />
            Essai : tout vérifier sans rien enregistrer
          </label>
        </div>
        <p>
          <button>Charger</button>
        </p>
      </Form>
      <p class="soft">
        Une personne déjà inscrite (même nom, même prénom, née le même jour) est complétée, jamais doublée. Une ligne
        refusée n’arrête pas les autres. Le zéro qu’un tableur enlève au début d’un téléphone ou d’un code postal est
        remis. Un chargement s’annule en entier pendant un jour.
      </p>
      {recent.length > 0 && (
        <>
          <h2>Derniers chargements (dix au plus)</h2>
          <ul class="found">
            {recent.map((each) => (
              <li>
                <a href={`/ccas/usagers/import/${each.id}`}>
                  <strong>{each.fileName}</strong>
                  <span class="soft">
                    {frenchMoment(Temporal.Instant.from(each.requestedAt))}, {outcomeOf(each)}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function outcomeOf({ state, undoneAt, created, merged }: ResidentImportView): string {
  if (undoneAt) return 'annulé';
  if (state === 'unreadable') return 'illisible';
  if (state !== 'done') return 'en cours';
  return `${counted(created, 'inscription')}, ${counted(merged, 'mise à jour', 'mises à jour')}`;
}

interface ReportProps {
  token: string;
  report: ResidentImportView;
  /** Taken back: dossiers that stayed as they were. */
  kept: KeptDossier[];
  refusal?: Refusal;
}

export function ImportReportPage({ token, report, kept, refusal }: ReportProps) {
  const isOver = report.state === 'done' || report.state === 'unreadable';
  return (
    <section class="stack">
      <div class="stack tight">
        <p class="soft">{report.fileName}</p>
        <h1>{isOver ? 'Le compte rendu' : 'Chargement en cours'}</h1>
      </div>
      {refusal && <RefusalNotice refusal={refusal} />}
      {report.undoneAt && <Undone report={report} kept={kept} />}
      {!isOver && (
        <WorkUnderWay>
          {report.rowsTotal === null
            ? 'Lecture du fichier…'
            : `${frenchNumber(report.rowsRead)} lignes lues sur ${frenchNumber(report.rowsTotal)}.`}{' '}
          Vous pouvez quitter cette page : le chargement continue.
        </WorkUnderWay>
      )}
      {report.failure && (
        <div class="notice refused" role="alert">
          <p>
            <strong>Ce fichier n’a pas pu être lu.</strong> {report.failure.detail} Rien n’a été enregistré.
          </p>
        </div>
      )}
      {report.state === 'done' && (
        <ListCounts
          report={report}
          readAs={report.readAs}
          zeros={report.zeros}
          counts={[
            ['Inscrites', report.created],
            ['Complétées', report.merged],
            ['Déjà à jour', report.unchanged],
          ]}
        />
      )}
      <RefusedLines refusals={report.refusals}>
        Lignes refusées
        {report.refused > report.refusals.length && `, les ${frenchNumber(report.refusals.length)} premières`}.
        Corrigez-les dans le fichier, puis chargez-le de nouveau : les autres ne seront pas doublées.
      </RefusedLines>
      {report.undoable && <Undo token={token} report={report} />}
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

function Undo({ token, report }: { token: string; report: ResidentImportView }) {
  return (
    <details class="panel">
      <summary>Annuler tout ce chargement</summary>
      <Form action={`/ccas/usagers/import/${report.id}/annulation`} token={token}>
        <p>
          Les dossiers que cette liste a créés seront enlevés, ceux qu’elle a changés remis comme avant. Ceux qu’une
          personne a modifiés ou utilisés depuis restent tels quels, et vous seront nommés. Possible pendant un jour.
        </p>
        <button class="danger">Annuler le chargement</button>
      </Form>
    </details>
  );
}

const keptWords = { changed: 'modifié depuis', used: 'utilisé depuis : pass, note ou autre' };

function Undone({ report, kept }: Pick<ReportProps, 'report' | 'kept'>) {
  return (
    <div class="notice waiting stack tight" role="status">
      <p>
        <strong>Ce chargement a été annulé.</strong>{' '}
        {counted(report.removed ?? 0, 'dossier enlevé', 'dossiers enlevés')},{' '}
        {counted(report.restored ?? 0, 'dossier remis comme avant', 'dossiers remis comme avant')}.
      </p>
      {kept.length > 0 && (
        <>
          <p>{counted(kept.length, 'dossier est resté tel quel', 'dossiers sont restés tels quels')} :</p>
          <ul>
            {kept.map(({ id, lastName, firstName, because }) => (
              <li>
                <a href={`/ccas/usagers/${id}`}>
                  {lastName} {firstName}
                </a>
                , {keptWords[because]}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
