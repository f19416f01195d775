import type { FormValues } from '../../kernel/http/input.js';
import { holding, type LawFigure, type LawPeriod, type LawTable } from '../../kernel/law/law-tables.js';
import { Field, Form } from '../../kernel/ui/form.js';
import { frenchDay, frenchEuros, frenchNumber } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { figureField } from '../read-law-period.js';

interface Props {
  token: string;
  table: LawTable;
  periods: LawPeriod[];
  today: string;
  canChange: boolean;
  isSaved: boolean;
  values: FormValues;
  refusal?: Refusal;
}

export function LawTablePage({ token, table, periods, today, canChange, isSaved, values, refusal }: Props) {
  const now = holding(periods, today);
  const field = (name: string) => ({ name, value: [values[name] ?? ''].flat()[0], refusal });
  return (
    <div class="stack narrow">
      <div class="stack tight">
        <p>
          <a href="/ccas/reglages/baremes">Barèmes de la loi</a>
        </p>
        <h1>{table.title}</h1>
        <p class="soft">{table.purpose}</p>
      </div>
      {isSaved && (
        <div class="notice accepted" role="status">
          <p>
            <strong>C’est enregistré.</strong>
          </p>
        </div>
      )}
      {!now && (
        <div class="notice waiting">
          <p>
            <strong>Aucune valeur pour aujourd’hui.</strong>{' '}
            {canChange ? 'Ajoutez celles qui sont en vigueur, ci-dessous.' : 'Prévenez un responsable du CCAS.'}
          </p>
        </div>
      )}
      {periods.map((period) => (
        <section class="panel stack tight">
          <h2>
            Du {frenchDay(period.validFrom)} au {frenchDay(period.validThrough)}
          </h2>
          {period === now && (
            <p>
              <span class="badge accepted">En vigueur</span>
            </p>
          )}
          <dl class="facts">
            {table.figures.map(({ name, label, unit }) => (
              <div>
                <dt>{label}</dt>
                <dd>{figureWords(period.figures[name], unit)}</dd>
              </div>
            ))}
          </dl>
          <p class="soft">
            Source : {period.source}
            {period.id === null && ' (livré avec le logiciel)'}
          </p>
          {canChange && period.id !== null && (
            <form method="post" action={`/ccas/reglages/baremes/${table.name}/${period.id}/retrait`}>
              <input type="hidden" name="jeton" value={token} />
              <button class="danger">Retirer ces valeurs</button>
            </form>
          )}
        </section>
      ))}
      {canChange && !table.own && (
        <section class="stack">
          <h2>Ajouter des valeurs</h2>
          <Form action={`/ccas/reglages/baremes/${table.name}`} token={token} refusal={refusal}>
            <div class="pair">
              <Field label="Premier jour" type="date" {...field('validFrom')} />
              <Field label="Dernier jour" type="date" {...field('validThrough')} />
            </div>
            <div class="pair">
              {table.figures.map(({ name, label, unit }) => (
                <Field
                  label={`${label}${unit === 'euros' ? ' (€)' : unit === 'percent' ? ' (%)' : ''}`}
                  {...field(figureField(name))}
                  inputmode="decimal"
                />
              ))}
            </div>
            <Field
              label="Source"
              {...field('source')}
              maxLength={300}
              hint="Le texte ou le site où vous avez lu ces valeurs, avec sa date."
            />
            <button>Enregistrer ces valeurs</button>
          </Form>
        </section>
      )}
    </div>
  );
}

function figureWords(value: number | undefined, unit: LawFigure['unit']): string {
  if (value === undefined) return '–';
  if (unit === 'euros') return frenchEuros(value);
  return unit === 'percent' ? `${frenchNumber(value / 100)} %` : frenchNumber(value);
}
