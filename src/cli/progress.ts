import type { Watched } from '../backup/watched.js';
import { CommandError } from './session.js';

/** What a long command is doing, on one line that is written over; only where somebody watches. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text.slice(0, 78).padEnd(78)}`);
}

/**
 * Long work that Ctrl-C stops: it hears of it, puts its things away, and only then the command ends.
 * @param otherwise what stopping it leaves, a French clause
 * @throws CommandError when it was stopped
 */
export async function interruptible<T>(otherwise: string, work: (watched: Watched) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new CommandError(`Interrompu : ${otherwise}.`));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const tell = (text: string) => {
    stopping.signal.throwIfAborted();
    progress(text);
  };
  try {
    return await work({ tell, stop: stopping.signal });
  } finally {
    endProgress();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Clears that line, before the outcome is said. */
export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${' '.repeat(78)}\r`);
}
