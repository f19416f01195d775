import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';
import { BodyNotTaken, BodyTooLarge, UnreadableBody } from './body.errors.js';
import { collected, declaredBytes } from './request-body.js';

/** Of fields, names and headers of a form with files, beside its files. */
const REST_BYTES = 2 ** 20;
const limits = { files: 5, fields: 600, parts: 605, fieldNameSize: 100, fieldSize: 100_000, headerPairs: 20 };

export interface SentField {
  type: 'field';
  name: string;
  value: string;
}

/** One that is not read before the next part is asked for is thrown away. */
export interface SentFilePart {
  type: 'file';
  name: string;
  fileName: string;
  read(): Promise<Buffer>;
}

export type SentParts = AsyncGenerator<SentField | SentFilePart, void, undefined>;

/**
 * The parts of a form with files, one by one, as they arrive. Files and all are counted: nobody sends for ever.
 * @throws BodyTooLarge, UnreadableBody; BodyNotTaken where no file may be sent
 */
export async function* sentParts(request: FastifyRequest): SentParts {
  const most = request.largestFileBytes;
  if (most === undefined || !request.isMultipart()) throw new BodyNotTaken('du JSON');
  const said = request.saidFileBytes ?? most;
  if (declaredBytes(request) > most + REST_BYTES) throw new BodyTooLarge('file', said);
  // One byte more, to see that there is one.
  const parts = request.parts({ limits: { ...limits, fileSize: most + 1 } });
  const first = parts.next();
  const tooMuch = tooManyBytes(request, most, said);
  try {
    for (let next = first; ; next = parts.next()) {
      const { done, value: part } = await readable(Promise.race([next, tooMuch]));
      if (done) return;
      if (part.fieldname.length > limits.fieldNameSize) throw new UnreadableBody('bad_form');
      if (part.type === 'field') {
        // What says it is JSON has been parsed already, however deep: no form of ours sends any.
        if (part.valueTruncated || typeof part.value !== 'string') throw new UnreadableBody('bad_form');
        yield { type: 'field', name: part.fieldname, value: part.value };
      } else {
        yield {
          type: 'file',
          name: part.fieldname,
          fileName: part.filename ?? '',
          read: () => readable(collected(part.file, 'file', most, said)),
        };
        part.file.resume();
      }
    }
  } finally {
    request.raw.unpipe();
  }
}

/** A part is only seen once it has begun: what never begins is counted here, once the reader of forms is at work. */
function tooManyBytes(request: FastifyRequest, most: number, said: number): Promise<never> {
  let sent = 0;
  const refused = new Promise<never>((_, reject) => {
    const count = (chunk: Buffer): void => {
      sent += chunk.length;
      if (sent <= most + REST_BYTES) return;
      request.raw.off('data', count);
      reject(new BodyTooLarge('file', said));
    };
    request.raw.on('data', count);
  });
  refused.catch(() => undefined);
  return refused;
}

/** What the reader of forms says of a broken one is no fault of ours. */
async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const { code } = error as { code?: string };
    if (/^FST_(PARTS|FILES|FIELDS)_LIMIT$/.test(code ?? '')) throw new UnreadableBody('too_many_parts', error);
    throw new UnreadableBody(code === 'FST_MP_PREMATURE_CLOSE' ? 'cut_short' : 'bad_form', error);
  }
}
