import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { LineRefusal } from './import.errors.js';
import type { ImportState } from './resident-import.entity.js';

class LineRefusalView implements LineRefusal {
  @ApiProperty({ example: 12, description: 'Comme dans un tableur : l’en-tête est la ligne 1.' })
  line!: number;

  @ApiProperty({ type: String, nullable: true, example: 'bornOn' })
  field!: string | null;

  @ApiProperty({ example: 'two_digit_year' })
  code!: string;

  @ApiProperty({ example: 'L’année doit avoir quatre chiffres, par exemple 02/03/1948.' })
  detail!: string;
}

class ImportFailureView {
  @ApiProperty({ example: 'missing_columns' })
  code!: string;

  @ApiProperty({ example: 'Il manque dans la première ligne : Prénom.' })
  detail!: string;
}

export class ResidentImportView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  fileName!: string;

  @ApiProperty({ enum: ['waiting', 'running', 'done', 'unreadable'] })
  state!: ImportState;

  @ApiProperty()
  dryRun!: boolean;

  @ApiProperty({ type: Number, nullable: true, description: 'Connu une fois le fichier lu.' })
  rowsTotal!: number | null;

  @ApiProperty()
  rowsRead!: number;

  @ApiProperty()
  created!: number;

  @ApiProperty()
  merged!: number;

  @ApiProperty()
  unchanged!: number;

  @ApiProperty()
  refused!: number;

  @ApiProperty({ type: [LineRefusalView], description: 'Les mille premières.' })
  refusals!: LineRefusalView[];

  @ApiProperty({ type: ImportFailureView, nullable: true })
  failure!: ImportFailureView | null;

  @ApiProperty({ format: 'date-time' })
  requestedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}

/** One import, as the API, the page and the command show it. */
@Injectable()
export class ResidentImportQuery {
  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<ResidentImportView> {
    const [row] = await tx.query(
      `select id, file_name as "fileName", state, dry_run as "dryRun", rows_total as "rowsTotal", rows_read as "rowsRead",
         created_count as created, merged_count as merged, unchanged_count as unchanged, refused_count as refused, refusals,
         case when failure_code is not null then jsonb_build_object('code', failure_code, 'detail', failure_detail) end as failure,
         requested_at as "requestedAt", finished_at as "finishedAt"
       from resident_import where id = $1`,
      [id],
    );
    if (!row) throw new NotFound('Cet import');
    return {
      ...row,
      requestedAt: row.requestedAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
    };
  }
}
