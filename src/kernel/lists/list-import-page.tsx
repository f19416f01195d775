import type { ListImportWords } from './list-import.js';
import { LIST_FILES } from './list-files.js';
import { ListCounts, RefusedLines } from './list-report.js';
import { ModelLinks } from './list-model.js';
import { readingWords } from './reading.js';
import { MOST_LINES, type ListReport } from './run-list.js';
import type { FormValues } from '../http/input.js';
import { Field, Form } from '../ui/form.js';
import { frenchNumber } from '../ui/french.js';
import type { Refusal } from '../ui/refusal.js';

interface Props {
  token: string;
  words: ListImportWords;
  /** What was ticked in a form that was refused. */
  values: FormValues;
  report?: ListReport;
  fileName?: string;
  refusal?: Refusal;
}

/** The form, and below it what became of the list that was sent. */
export function ListImportPage({ token, words, values, report, fileName, refusal }: Props) {
  const { title, path, columns, atOnce, known, back } = words;
  return (
    <section class="stack">
      <h1>{title}</h1>
      {report && (
        <>
          <ListCounts
            report={report}
            fileName={fileName}
            readAs={readingWords(report.reading)}
            zeros={report.reading.zeros}
            counts={[
              ['Ajoutés', report.created],
              ['Mis à jour', report.changed],
              ['Déjà à jour', report.unchanged],
            ]}
          />
          <RefusedLines refusals={report.refusals}>
            Corrigez ces lignes dans le fichier, puis chargez-le de nouveau.
          </RefusedLines>
        </>
      )}
      <div class="narrow stack">
        <ModelLinks path={`${path}/import`} />
        <Form action={`${path}/import`} token={token} refusal={refusal} file>
          <Field label="Fichier" name="file" type="file" accept={LIST_FILES} refusal={refusal} hint={columns} />
          <div class="choices upright">
            <label>
              <input type="checkbox" name="dryRun" value="true" checked={values.dryRun === 'true'} />
              Essai : tout vérifier sans rien enregistrer
            </label>
            <label>
              <input type="checkbox" name="atOnce" value="true" checked={values.atOnce === 'true'} />
              {atOnce}
            </label>
          </div>
          <p class="row">
            <button>Charger</button>
            <a class="button quiet" href={path}>
              {back}
            </a>
          </p>
        </Form>
        <p class="soft">
          {known} Une ligne refusée n’arrête pas les autres. Le zéro qu’un tableur enlève au début d’un téléphone, d’un
          code postal ou d’un SIRET est remis. {frenchNumber(MOST_LINES)} lignes au plus.
        </p>
      </div>
    </section>
  );
}
