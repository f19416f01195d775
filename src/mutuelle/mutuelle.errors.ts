import { InvalidInput } from '../kernel/errors/domain-error.js';

/** One field and what is wrong with it. */
export function refuse(field: string, code: string, detail: string): InvalidInput {
  return new InvalidInput([{ field, code, detail }]);
}
