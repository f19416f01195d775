import { BackupRefused } from './backup-refused.js';
import type { PostgresTools } from './postgres-tools.js';
import { runTool, ToolFailed } from './run-tool.js';
import type { Watched } from './watched.js';

export interface DumpContents {
  /** Rows of each table that has data in it, by its qualified name as SQL writes it. */
  rows: Map<string, number>;
  /** Names of the migrations its schema has seen. */
  migrations: string[];
}

/**
 * Reads a file of `pg_dump`'s format from one end to the other without any database: what is cut or damaged shows here.
 * @throws BackupRefused when it is no such file, damaged, or not of Passerelle
 */
export async function readDump(
  { restore }: PostgresTools,
  file: string,
  { tell, stop }: Watched,
): Promise<DumpContents> {
  const script = new CopyScript((table) => tell(`lecture : ${table}`));
  try {
    await runTool(restore, ['--data-only', '--file=-', file], { stop, onData: (data) => script.take(data) });
  } catch (error) {
    if (error instanceof ToolFailed) throw new BackupRefused(explained(file, error.message));
    throw error;
  }
  if (!script.rows.has('public.migration') || !script.rows.has('public.ccas'))
    throw new BackupRefused(
      `${file} : ce n’est pas une sauvegarde de Passerelle. Attendu : un fichier fait par « backup ».`,
    );
  return script;
}

function explained(file: string, said: string): string {
  if (/unsupported version \(/.test(said))
    return `${file} : cette sauvegarde a été écrite par un pg_dump plus récent que le pg_restore trouvé. Installez la version de PostgreSQL qui l’a écrite, ou une plus récente.`;
  if (/does not appear to be a valid archive|too short|not a valid archive|text format dump/.test(said))
    return `${file} : ce n’est pas une sauvegarde. Attendu : un fichier fait par « backup » ou par pg_dump --format=custom.`;
  return `${file} : cette sauvegarde est abîmée ou coupée ; reprenez-la depuis l’original, ou prenez-en une autre. (${said.split('\n')[0]})`;
}

const NEWLINE = 10;

/**
 * Counts rows in the SQL `pg_restore` writes: `COPY … FROM stdin;`, a line a row, `\.`. A line may be as long as a
 * document is, so that only its beginning is kept, except where its text is needed.
 */
class CopyScript implements DumpContents {
  readonly rows = new Map<string, number>();
  readonly migrations: string[] = [];
  private table?: string;
  private nameAt = -1;
  private line: Buffer = Buffer.alloc(0);

  constructor(private readonly onTable: (name: string) => void) {}

  take(data: Buffer): void {
    let from = 0;
    for (let end = data.indexOf(NEWLINE); end >= 0; end = data.indexOf(NEWLINE, from)) {
      this.add(data.subarray(from, end));
      this.end();
      from = end + 1;
    }
    this.add(data.subarray(from));
  }

  private add(piece: Buffer): void {
    const isShort = this.table && this.table !== 'public.migration';
    const kept = isShort ? piece.subarray(0, Math.max(0, 3 - this.line.length)) : piece;
    if (kept.length > 0) this.line = this.line.length > 0 ? Buffer.concat([this.line, kept]) : kept;
  }

  private end(): void {
    const text = this.line.toString();
    this.line = Buffer.alloc(0);
    if (!this.table) {
      const [, name, columns] = /^COPY (.+?) \((.+)\) FROM stdin;$/.exec(text) ?? [];
      if (name) this.begin(name, columns!.split(', ').indexOf('name'));
    } else if (text === '\\.') this.table = undefined;
    else {
      this.rows.set(this.table, this.rows.get(this.table)! + 1);
      if (this.table === 'public.migration') this.migrations.push(text.split('\t')[this.nameAt]!);
    }
  }

  private begin(name: string, nameAt: number): void {
    this.table = name;
    this.nameAt = nameAt;
    this.rows.set(name, 0);
    this.onTable(name);
  }
}
