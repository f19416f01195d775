import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { NotFound } from '../errors/domain-error.js';

/** What is no identifier names nothing: 404, never a database error. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) throw new NotFound();
    return value.toLowerCase();
  }
}

/** The identifier in the path. */
export const Id = (name = 'id') => Param(name, IdPipe);
