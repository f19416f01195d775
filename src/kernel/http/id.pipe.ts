import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { NotFound } from '../errors/domain-error.js';

/** What is no identifier names nothing: 404, never a database error. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    const id = readId(value);
    if (!id) throw new NotFound();
    return id;
  }
}

/** An identifier or a key as it was sent, in lower case; undefined for anything else. */
export function readId(value: unknown): string | undefined {
  const isId = typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
  return isId ? value.toLowerCase() : undefined;
}

/** The identifier in the path. */
export const Id = (name = 'id') => Param(name, IdPipe);
