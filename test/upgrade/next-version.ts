import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface NextVersion {
  /** Its migrations: ours, and what was added. */
  directory: string;
  add(file: string, sql: string): void;
  remove(): void;
}

/** The migrations of a version to come. */
export function nextVersion(): NextVersion {
  const directory = mkdtempSync(path.join(tmpdir(), 'passerelle-next-'));
  cpSync(path.resolve('migrations'), directory, { recursive: true });
  return {
    directory,
    add: (file, sql) => writeFileSync(path.join(directory, file), sql),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
