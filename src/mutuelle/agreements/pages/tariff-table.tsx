import { DataTable } from '../../../kernel/ui/data-table.js';
import type { PlanView } from '../agreement.query.js';
import { tariffTable } from '../tariff-table.js';

export function TariffTable({ plans }: { plans: PlanView[] }) {
  return <DataTable label="Cotisations mensuelles par âge" {...tariffTable(plans)} />;
}
