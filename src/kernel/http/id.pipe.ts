import { Injectable, Param, type PipeTransform, Query } from '@nestjs/common';
import { requestOf } from '../access/visit.js';
import { NotFound } from '../errors/domain-error.js';
import { argument } from '../screens/argument.js';

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
export function Id(name = 'id'): ParameterDecorator {
  return argument((context) => idIn(requestOf(context).params, name), Param(name, IdPipe));
}

/** A word in the path, where there is one. */
export function InPath(name: string): ParameterDecorator {
  return argument((context) => asked(requestOf(context).params, name), Param(name));
}

/** One value after the `?` of the address, as it was sent: text, several texts, or nothing. */
export function Asked(name: string): ParameterDecorator {
  return argument((context) => asked(requestOf(context).query, name), Query(name));
}

/** The identifier after the `?` of the address. */
export function AskedId(name: string): ParameterDecorator {
  return argument((context) => idIn(requestOf(context).query, name), Query(name, IdPipe));
}

/** Everything after the `?` of the address. */
export function AskedAll(): ParameterDecorator {
  return argument((context) => requestOf(context).query, Query());
}

const idPipe = new IdPipe();

function asked(values: unknown, name: string): unknown {
  return (values as Record<string, unknown>)[name];
}

function idIn(values: unknown, name: string): string {
  return idPipe.transform(asked(values, name) as string);
}
