import { frenchEuros } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { DataTable } from '../../kernel/ui/data-table.js';
import type { PlanView } from '../agreements/agreement.query.js';
import type { Contact } from '../../ccas/contact.js';
import { legalLine } from '../mutuelle-words.js';
import { ageRangeLabel } from '../tariffs/tariff.js';

/** Stands on every page residents see. */
export function LegalLine({ ccas }: { ccas: string }) {
  return (
    <p class="notice">
      <span>
        <Icon name="scale" size={20} /> {legalLine(ccas)}
      </span>
    </p>
  );
}

/** Paper is first class: a call does the same. */
export function CallUs({ ccas }: { ccas: Contact }) {
  return (
    <p class="soft">
      Vous préférez en parler ? {ccas.name}
      {ccas.address && `, ${ccas.address}`}
      {ccas.phone && (
        <>
          , <a href={`tel:${ccas.phone.replace(/\s/g, '')}`}>{ccas.phone}</a>
        </>
      )}
      . Tout peut se faire au guichet et sur papier.
    </p>
  );
}

/** Tariffs of one agreement, a column a plan, as the mutuelle states them. */
export function TariffTable({ plans }: { plans: PlanView[] }) {
  const ranges = plans
    .flatMap(({ tariff }) => tariff)
    .filter(
      (line, index, all) =>
        all.findIndex(({ fromAge, toAge }) => fromAge === line.fromAge && toAge === line.toAge) === index,
    )
    .toSorted((a, b) => a.fromAge - b.fromAge);
  return (
    <DataTable
      label="Cotisations mensuelles par âge"
      columns={['Âge', ...plans.map(({ name }) => name)]}
      rows={ranges.map((range) => [
        ageRangeLabel(range),
        ...plans.map(({ tariff }) => {
          const line = tariff.find(({ fromAge, toAge }) => fromAge === range.fromAge && toAge === range.toAge);
          return line ? frenchEuros(line.monthlyCents) : '–';
        }),
      ])}
    />
  );
}
