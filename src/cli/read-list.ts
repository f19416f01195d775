import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from './session.js';

/** @throws CommandError saying why the file cannot be read */
export function readList(file: string): Promise<Buffer> {
  return readFile(path.resolve(file)).catch((error: NodeJS.ErrnoException) => {
    const why: Record<string, string> = {
      ENOENT: 'ce fichier n’existe pas',
      EISDIR: 'c’est un dossier',
      EACCES: 'vous n’avez pas le droit de le lire',
    };
    throw new CommandError(
      `${file} : ${why[error.code ?? ''] ?? 'ce fichier ne peut pas être lu'} ; attendu : un fichier CSV ou .xlsx.`,
    );
  });
}
