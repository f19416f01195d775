import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { requestOf } from '../access/visit.js';
import type { Tx } from '../database/database.js';
import type { FileFormValues } from '../http/file-form.js';
import type { FormValues } from '../http/input.js';
import type { Refusal } from '../ui/refusal.js';

/** Runs one short transaction of this CCAS, and is over once that is committed. */
export type ShortTx = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** What is known of a request while its screen is made. */
interface CurrentScreen {
  tx?: Tx;
  inShortTx?: ShortTx;
  typed?: object;
  values: FormValues;
  /** Its file was too large, or cut off: nothing is known of what was typed beside it. */
  isUnread?: boolean;
  files: FileFormValues['files'];
  /** While its page is shown again. */
  refusal?: Refusal;
}

const screens = new WeakMap<FastifyRequest, CurrentScreen>();

export function currentScreen(context: ExecutionContext): CurrentScreen {
  const request = requestOf(context);
  let screen = screens.get(request);
  if (!screen) screens.set(request, (screen = { values: (request.body ?? {}) as FormValues, files: {} }));
  return screen;
}
