import { Injectable } from '@nestjs/common';
import { countRows, RetentionRule } from '../kernel/retention/retention.js';
import { Clock } from '../kernel/time/clock.js';
import { UNDO_HOURS } from './undo-import.js';

const isNamed = `resident_import where finished_at < $1 and jsonb_path_exists(refusals, '$[*].name')`;
const isOver = `import_id in (select id from resident_import where finished_at < $1)`;

/**
 * What dossiers said before a list changed them is kept as long as the list may be taken back, and no longer; so are the
 * names of those whose lines were refused.
 */
@RetentionRule()
@Injectable()
export class ForgetImportRows {
  readonly retention: RetentionRule = {
    job: 'import-rows.forget',
    what: 'De quoi annuler une liste chargée, et les noms de ses lignes refusées',
    kept: 'un jour',
    dailyAt: '03:45',
    due: async (tx) =>
      (await countRows(tx, `resident_import_row where ${isOver}`, [this.before()])) +
      (await countRows(tx, isNamed, [this.before()])),
    take: async (tx) => ({
      forgotten: await tx.run(`delete from resident_import_row where ${isOver}`, [this.before()]),
      unnamed: await tx.run(
        `update resident_import set refusals = (select jsonb_agg(each - 'name' order by place) from jsonb_array_elements(refusals) with ordinality told (each, place))
         where id in (select id from ${isNamed})`,
        [this.before()],
      ),
    }),
  };

  constructor(private readonly clock: Clock) {}

  private before(): string {
    return this.clock.now().subtract({ hours: UNDO_HOURS }).toString();
  }
}
