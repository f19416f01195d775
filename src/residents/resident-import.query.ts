import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { LineRefusal } from '../kernel/lists/list.errors.js';
import { type Reading, readingWords } from '../kernel/lists/reading.js';
import { Clock } from '../kernel/time/clock.js';
import { type MatchBy, matchKeys } from './match-keys.js';
import type { ImportState } from './resident-import.entity.js';
import { UNDO_HOURS } from './undo-import.js';

class LineRefusalView implements LineRefusal {
  @ApiProperty({ example: 12, description: 'Comme dans un tableur : l’en-tête est la ligne 1.' })
  line!: number;

  @ApiProperty({ type: String, nullable: true, example: 'bornOn' })
  field!: string | null;

  @ApiProperty({ example: 'two_digit_year' })
  code!: string;

  @ApiProperty({ example: 'L’année doit avoir quatre chiffres, par exemple 02/03/1948.' })
  detail!: string;

  @ApiProperty({
    type: String,
    required: false,
    example: 'Le Bras Jeanne',
    description: 'Comme le fichier le dit ; oublié après un jour.',
  })
  name?: string;
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

  fileName!: string;

  @ApiProperty({ enum: ['waiting', 'running', 'done', 'unreadable'] })
  state!: ImportState;

  dryRun!: boolean;

  @ApiProperty({ enum: matchKeys, description: 'Par quoi la liste retrouve les personnes.' })
  matchBy!: MatchBy;

  @ApiProperty({ type: Number, nullable: true, description: 'Connu une fois le fichier lu.' })
  rowsTotal!: number | null;

  rowsRead!: number;

  created!: number;

  merged!: number;

  unchanged!: number;

  refused!: number;

  @ApiProperty({ type: [LineRefusalView], description: 'Les mille premières.' })
  refusals!: LineRefusalView[];

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'feuille « Usagers », titres à la ligne 3',
    description: 'Ce que le fichier était : quelle feuille, ou quel CSV.',
  })
  readAs!: string | null;

  @ApiProperty({ description: 'Zéros qu’un tableur avait enlevés au début d’un numéro, et qui ont été remis.' })
  zeros!: number;

  failure!: ImportFailureView | null;

  @ApiProperty({ format: 'date-time' })
  requestedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Annulé en entier.' })
  undoneAt!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Annulé : dossiers créés par la liste, enlevés.' })
  removed!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Annulé : dossiers remis comme avant.' })
  restored!: number | null;

  @ApiProperty({ description: 'Peut encore être annulé en entier.' })
  undoable!: boolean;
}

/** A dossier that stayed as it was when its list was taken back. */
export interface KeptDossier {
  id: string;
  lastName: string;
  firstName: string;
  /** Somebody corrected it since, or something refers to it. */
  because: 'changed' | 'used';
}

const columns = `id, file_name as "fileName", state, dry_run as "dryRun", match_by as "matchBy", rows_total as "rowsTotal", rows_read as "rowsRead",
  created_count as created, merged_count as merged, unchanged_count as unchanged, refused_count as refused, refusals, read_as as reading,
  case when failure_code is not null then jsonb_build_object('code', failure_code, 'detail', failure_detail) end as failure,
  requested_at as "requestedAt", finished_at as "finishedAt", undone_at as "undoneAt", removed_count as removed, restored_count as restored,
  state = 'done' and not dry_run and undone_at is null and finished_at >= $1 as undoable`;

/** Imports, as the API, the page and the command show them. */
@Injectable()
export class ResidentImportQuery {
  constructor(private readonly clock: Clock) {}

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<ResidentImportView> {
    const [row] = await tx.rows<Row>(`select ${columns} from resident_import where id = $2`, [
      this.undoableSince(),
      id,
    ]);
    if (!row) throw new NotFound('Cet import');
    return viewOf(row);
  }

  /** The latest ones, newest first. */
  async recent(tx: Tx): Promise<ResidentImportView[]> {
    const rows = await tx.rows<Row>(
      `select ${columns} from resident_import where not dry_run order by id desc limit 10`,
      [this.undoableSince()],
    );
    return rows.map(viewOf);
  }

  /** Dossiers that stayed as they were when the list was taken back; told for as long as that is remembered. */
  kept(tx: Tx, id: string): Promise<KeptDossier[]> {
    return tx.rows<KeptDossier>(
      `select r.id, r.last_name as "lastName", r.first_name as "firstName", w.kept_because as because
       from resident_import_row w join resident r on r.ccas_id = w.ccas_id and r.id = w.resident_id
       where w.import_id = $1 and w.kept_because is not null order by r.search_text`,
      [id],
    );
  }

  private undoableSince(): string {
    return this.clock.now().subtract({ hours: UNDO_HOURS }).toString();
  }
}

type Row = Omit<ResidentImportView, 'requestedAt' | 'finishedAt' | 'undoneAt' | 'readAs' | 'zeros'> & {
  reading: Reading | null;
  requestedAt: Date;
  finishedAt: Date | null;
  undoneAt: Date | null;
};

function viewOf({ reading, ...row }: Row): ResidentImportView {
  return {
    ...row,
    readAs: reading && readingWords(reading),
    zeros: reading?.zeros ?? 0,
    requestedAt: row.requestedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
  };
}
