import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { coverSmallCells, SMALLEST_SHOWN } from '../kernel/privacy/small-cells.js';
import { PARIS } from '../kernel/time/paris.js';
import { ageBandLabels, ageBands } from './enrolments/age-bands.js';
import { reasonLabels } from './enrolments/enrolment-states.js';

export const steps = ['interested', 'oriented', 'met', 'enrolled'] as const;
export type Step = (typeof steps)[number];

export const stepLabels: Record<Step, string> = {
  interested: 'Intéressé·es',
  oriented: 'Orienté·es vers la C2S',
  met: 'Reçu·es',
  enrolled: 'Adhérent·es',
};

/** Counts side by side, the small ones covered: null. */
export interface CoveredTable {
  rows: { label: string; counts: Record<Step, number | null> }[];
  totals: Record<Step, number | null>;
}

export interface YearReport {
  year: number;
  byMonth: CoveredTable;
  byAge: CoveredTable;
  byCommune: CoveredTable;
  /** Median of whole days; null under five people. */
  delays: { label: string; days: number | null }[];
  reasons: { label: string; count: number | null }[];
}

interface Fact {
  step: Step;
  month: number;
  band: string | null;
  commune: string | null;
  worksHere: boolean;
}

const monthName = new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' });

/**
 * What came of it in a calendar year: each person once a step, in the month they first reached it. A whole year and never
 * a period of one's choice: two periods a day apart would tell of one person by subtraction (docs/decisions/0040). Each
 * table has one dimension, and all have the same totals.
 */
@Injectable()
export class YearReportQuery {
  async get(tx: Tx, year: number): Promise<YearReport> {
    const between = yearBounds(year);
    const facts = await this.facts(tx, between);
    const communes = [...new Set(facts.map(communeOf))].toSorted((a, b) => a.localeCompare(b, 'fr'));
    return {
      year,
      byMonth: covered(
        facts,
        Array.from({ length: 12 }, (_, month) => monthName.format(new Date(Date.UTC(year, month)))),
        ({ month }) => monthName.format(new Date(Date.UTC(year, month - 1))),
      ),
      byAge: covered(
        facts,
        [...ageBands.map((band) => ageBandLabels[band]), 'Âge non connu'],
        ({ band }) => ageBandLabels[band as (typeof ageBands)[number]] ?? 'Âge non connu',
      ),
      byCommune: covered(facts, communes, communeOf),
      delays: await this.delays(tx, between),
      reasons: await this.reasons(tx, between),
    };
  }

  private facts(tx: Tx, between: [string, string]): Promise<Fact[]> {
    return tx.rows<Fact>(
      `select step, extract(month from first_at at time zone 'Europe/Paris')::int as month, e.age_band as band, e.commune_code as commune, e.works_here as "worksHere"
       from (
         select 'interested' as step, enrolment_id, min(at) as first_at from enrolment_event where to_state = 'interested' group by 2
         union all select 'oriented', enrolment_id, min(at) from enrolment_event where to_state = 'oriented_c2s' group by 2
         union all select 'met', b.guest_id, min(p.starts_at) from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id
           where p.house = 'mutuelle' and b.state = 'attended' and p.kind = 'permanence' group by 2
         union all select 'enrolled', enrolment_id, min(at) from enrolment_event where to_state = 'enrolled' group by 2
       ) s join enrolment e on e.id = s.enrolment_id
       where e.joined_into is null and first_at >= $1 and first_at < $2`,
      between,
    );
  }

  private async delays(tx: Tx, between: [string, string]): Promise<YearReport['delays']> {
    const pairs: [from: string, to: string, label: string][] = [
      ['interested', 'appointment', 'De l’intérêt au rendez-vous pris'],
      ['appointment', 'transmitted', 'Du rendez-vous pris à la transmission'],
      ['transmitted', 'enrolled', 'De la transmission à l’adhésion'],
      ['interested', 'enrolled', 'De l’intérêt à l’adhésion'],
    ];
    const delays: YearReport['delays'] = [];
    for (const [from, to, label] of pairs) {
      const row = await tx.one<{ people: number; days: number | null }>(
        `select count(*)::int as people, percentile_cont(0.5) within group (order by extract(epoch from later.at - earlier.at) / 86400) as days
         from (select enrolment_id, min(at) as at from enrolment_event where to_state = $3 group by 1) earlier
           join (select enrolment_id, min(at) as at from enrolment_event where to_state = $4 group by 1) later using (enrolment_id)
           join enrolment e on e.id = enrolment_id
         where e.joined_into is null and later.at >= $1 and later.at < $2`,
        [...between, from, to],
      );
      delays.push({ label, days: row.days === null || row.people < SMALLEST_SHOWN ? null : Math.round(row.days) });
    }
    return delays;
  }

  private async reasons(tx: Tx, between: [string, string]): Promise<YearReport['reasons']> {
    const rows = await tx.rows<{ state: string; reason: string; count: number }>(
      `select to_state as state, reason, count(*)::int as count from enrolment_event
       where to_state in ('declined', 'withdrawn', 'ended') and reason is not null and at >= $1 and at < $2 group by 1, 2 order by 1, 3 desc, 2`,
      between,
    );
    const { cells } = coverSmallCells(rows.map(({ count }) => count));
    const ends: Record<string, string> = { declined: 'Sans suite', withdrawn: 'Retrait', ended: 'Fin d’adhésion' };
    return rows.map(({ state, reason }, index) => ({
      label: `${ends[state]} : ${reasonLabels[reason] ?? reason}`,
      count: cells[index]!,
    }));
  }
}

function communeOf({ commune, worksHere }: Fact): string {
  if (worksHere) return 'Travaillent dans la commune';
  return commune ? communeName(commune) : 'Commune non connue';
}

function covered(facts: Fact[], labels: string[], labelOf: (fact: Fact) => string): CoveredTable {
  const rows = labels.map((label) => ({ label, counts: {} as Record<Step, number | null> }));
  const totals = {} as Record<Step, number | null>;
  for (const step of steps) {
    const of = facts.filter((fact) => fact.step === step);
    const { cells, total } = coverSmallCells(
      labels.map((label) => of.filter((fact) => labelOf(fact) === label).length),
    );
    for (const [index, row] of rows.entries()) row.counts[step] = cells[index]!;
    totals[step] = total;
  }
  return { rows, totals };
}

function yearBounds(year: number): [string, string] {
  const start = (of: number) =>
    Temporal.PlainDate.from({ year: of, month: 1, day: 1 }).toZonedDateTime(PARIS).toInstant();
  return [start(year).toString(), start(year + 1).toString()];
}
