import { Logger } from '@nestjs/common';
import type { Trouble } from './database-failure.js';

/** For whoever reads the log: what is wrong, and what there is to do. */
const sentences: Record<Trouble, string> = {
  silent: 'PostgreSQL ne répond plus : les demandes sont refusées (503) jusqu’à ce qu’il réponde.',
  unreachable: 'PostgreSQL est injoignable, ou redémarre : les demandes sont refusées (503) jusqu’à ce qu’il réponde.',
  disk: 'PostgreSQL ne peut plus écrire sur son disque : libérez de la place, ou rendez-le inscriptible ; rien n’est enregistré d’ici là (503).',
  readOnly: 'PostgreSQL est en lecture seule (copie de secours, ou réglage) : rien n’est enregistré d’ici là (503).',
};

/** The same trouble may come and go with each request: it is said again after this time at the earliest. */
const SAID_MS = 60_000;
/** How long after a write that failed the server is not yet believed to take one. */
const WRITE_FAILED_MS = 5000;

/** What is wrong with the server, said in the log when it begins and when it ends, and not once a request. */
export class DatabaseState {
  private readonly log = new Logger('Database');
  private readonly saidAt = new Map<Trouble, number>();
  private trouble?: Trouble;
  private writeFailedAt = -Infinity;

  note(trouble: Trouble): void {
    const now = performance.now();
    if (trouble === 'disk' || trouble === 'readOnly') this.writeFailedAt = now;
    if (trouble === this.trouble) return;
    this.trouble = trouble;
    if (now - (this.saidAt.get(trouble) ?? -Infinity) < SAID_MS) return;
    this.saidAt.set(trouble, now);
    this.log.error(sentences[trouble]);
  }

  /** The server answered; whether it would have written is another question. */
  answered(): void {
    if (this.trouble === 'silent' || this.trouble === 'unreachable') this.end();
  }

  /** Whether a write failed so lately that the next one would, too. */
  get hasJustFailedToWrite(): boolean {
    return performance.now() - this.writeFailedAt < WRITE_FAILED_MS;
  }

  wouldWrite(): void {
    if (this.trouble === 'disk' || this.trouble === 'readOnly') this.end();
  }

  private end(): void {
    this.trouble = undefined;
    this.log.warn('PostgreSQL répond et enregistre de nouveau.');
  }
}
