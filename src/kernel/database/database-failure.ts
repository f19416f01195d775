import { QueryFailedError } from 'typeorm';

/** What is wrong with the server itself, whoever asks: `DatabaseState` says so once. */
export type Trouble = 'silent' | 'unreachable' | 'disk' | 'readOnly';

/** Serialisation failure, deadlock: the same work may succeed when tried again (PostgreSQL, appendix A). */
const retryable = new Set(['40001', '40P01']);
/** Statement, lock, idle time-outs; too many connections; no memory: another time it will do. */
const busy = new Set(['57014', '55P03', '25P03', '53300', '55000', '53000', '53200']);
/** The server or the database stops, has crashed, starts, takes no connections. */
const stopping = new Set(['57P01', '57P02', '57P03', '57P04']);
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
]);
/** Where PostgreSQL reads and writes files: a disk turned read-only is « permission denied » there. */
const fileSources = new Set(['md.c', 'fd.c', 'xlog.c', 'slru.c', 'buffile.c']);

export function isRetryable(error: unknown): boolean {
  return retryable.has(detailsOf(error).code);
}

/** Nothing is wrong, there was only no connection, lock or time to be had. */
export function isBusy(error: unknown): boolean {
  return busy.has(detailsOf(error).code) || /timeout exceeded when trying to connect/.test(messageOf(error));
}

export function troubleOf(error: unknown): Trouble | undefined {
  const { code, file } = detailsOf(error);
  if (code === '53100' || code === '58030' || (code === '42501' && fileSources.has(file))) return 'disk';
  if (code === '25006') return 'readOnly';
  if (code === 'ETIMEDOUT' || /due to connection timeout|Query read timeout/.test(messageOf(error))) return 'silent';
  if (unreachable.has(code) || stopping.has(code) || code.startsWith('08')) return 'unreachable';
  return /Connection terminated|not queryable/.test(messageOf(error)) ? 'unreachable' : undefined;
}

function detailsOf(error: unknown): { code: string; file: string } {
  const { code, file } = (error instanceof QueryFailedError ? error.driverError : error) as {
    code?: unknown;
    file?: unknown;
  };
  return { code: String(code ?? ''), file: String(file ?? '') };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
