import { type ExecutionContext, Injectable, Param, type PipeTransform, Query } from '@nestjs/common';
import { requestOf } from '../access/visit.js';
import { NotFound } from '../errors/domain-error.js';
import { remember } from '../screens/argument.js';

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
  const resolve = (context: ExecutionContext) => idPipe.transform(asked(requestOf(context).params, name) as string);
  return (target, method, index) => {
    Param(name, IdPipe)(target, method, index);
    remember(resolve)(target, method, index);
  };
}

/** A word in the path, where there is one. */
export function InPath(name: string): ParameterDecorator {
  return (target, method, index) => {
    Param(name)(target, method, index);
    remember((context) => asked(requestOf(context).params, name))(target, method, index);
  };
}

/** One value after the `?` of the address, as it was sent: text, several texts, or nothing. */
export function Asked(name: string): ParameterDecorator {
  return (target, method, index) => {
    Query(name)(target, method, index);
    remember((context) => asked(requestOf(context).query, name))(target, method, index);
  };
}

/** The identifier after the `?` of the address. */
export function AskedId(name: string): ParameterDecorator {
  return (target, method, index) => {
    Query(name, IdPipe)(target, method, index);
    remember((context) => idPipe.transform(asked(requestOf(context).query, name) as string))(target, method, index);
  };
}

/** Everything after the `?` of the address. */
export function AskedAll(): ParameterDecorator {
  return (target, method, index) => {
    Query()(target, method!, index);
    remember((context) => requestOf(context).query)(target, method, index);
  };
}

const idPipe = new IdPipe();

function asked(values: unknown, name: string): unknown {
  return (values as Record<string, unknown>)[name];
}
