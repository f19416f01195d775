import { Injectable } from '@nestjs/common';
import type { ReadPassNumber } from './import-line.js';

/** How a list's pass numbers are read, and whose they are. Passes know residents, not the other way: they say it here. */
@Injectable()
export class PassNumbers {
  /** As typed or read aloud; undefined when it is none. */
  read: ReadPassNumber = () => undefined;
  /** SQL of `(key text, id uuid)`: a pass number of `$1` and its holder. */
  holders = 'select null::text as key, null::uuid as id where $1::text[] is null';
}
