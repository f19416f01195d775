import { DataTable } from '../../kernel/ui/data-table.js';
import { Facts } from '../../kernel/ui/facts.js';
import { Form } from '../../kernel/ui/form.js';
import { frenchDay, frenchEuros, frenchNumber, frenchShortEuros } from '../../kernel/ui/french.js';
import type { LawFigure, LawPeriod, LawTable } from '../law-table.js';

interface Props {
  table: LawTable;
  period: LawPeriod;
  isInForce: boolean;
  token: string;
  canChange: boolean;
}

/** One period: its days, its figures, where they were read; a manager corrects it, or takes it away. */
export function LawPeriodPanel({ table, period, isInForce, token, canChange }: Props) {
  const grids = table.grids ?? [];
  const inGrids = new Set(grids.flatMap(({ rows }) => rows.flatMap(([, ...names]) => names)));
  const inGrid = (name: string) => {
    const value = period.figures[name];
    return typeof value === 'number' ? frenchShortEuros(value) : '–';
  };
  const others = table.figures.filter(({ name }) => !inGrids.has(name));
  const path = `/ccas/reglages/baremes/${table.name}`;
  return (
    <section class="panel stack tight">
      <h2>{daysOf(period)}</h2>
      {isInForce && (
        <p>
          <span class="badge accepted">En vigueur</span>
        </p>
      )}
      {grids.map(({ label, columns, rows }) => (
        <DataTable
          label={`${label}, à partir du ${frenchDay(period.validFrom)}`}
          columns={columns}
          rows={rows.map(([line, ...names]) => [line, ...names.map(inGrid)])}
        />
      ))}
      {others.length > 0 && (
        <Facts facts={others.map((figure) => [figure.label, figureWords(figure, period.figures[figure.name])])} />
      )}
      <p class="soft">
        Source : {period.source}
        {period.id === null && ' (livré avec le logiciel)'}
      </p>
      {canChange && (
        <div class="row">
          <a class="button quiet" href={`${path}?corriger=${period.validFrom}#formulaire`}>
            Corriger<span class="hidden-text"> les valeurs du {frenchDay(period.validFrom)}</span>
          </a>
          {period.id !== null && (
            <Form action={`${path}/${period.id}/retrait`} token={token}>
              <button class="danger">Retirer ces valeurs</button>
            </Form>
          )}
        </div>
      )}
    </section>
  );
}

function daysOf({ validFrom, validThrough }: LawPeriod): string {
  return validThrough === null
    ? `Depuis le ${frenchDay(validFrom)}`
    : `Du ${frenchDay(validFrom)} au ${frenchDay(validThrough)}`;
}

function figureWords({ unit, options }: LawFigure, value: number | string | undefined): string {
  if (value === undefined) return '–';
  if (typeof value === 'string') return options?.find(([each]) => each === value)?.[1] ?? value;
  if (unit === 'euros') return frenchEuros(value);
  return unit === 'percent' ? `${frenchNumber(value / 100)} %` : frenchNumber(value);
}
