import type { FastifyRequest } from 'fastify';
import { FormNotKept } from './forms.errors.js';
import { ownPath } from '../http/own-path.js';
import type { SentParts } from '../http/sent-parts.js';

/** What somebody had typed, and where it was to go. */
export interface TypedForm {
  /** Path it was sent to. */
  path: string;
  /** Page it stood on, as far as the browser says. */
  from?: string;
  fields: [name: string, value: string][];
  hadFile: boolean;
}

/** Never kept, not even sealed: typed again. */
const secretFields = /password|^code$/i;

/** Whether it would come back without something that must be typed again. */
export function hasSecret(body: Record<string, unknown>): boolean {
  return Object.keys(body).some((name) => secretFields.test(name));
}

/** More than anybody types: a long text in every field of our longest form is a tenth of it. */
const MOST_CHARACTERS = 200_000;

/** A form without file, as Fastify has read it. @throws FormNotKept when it is too much */
export function typedForm(request: FastifyRequest, body: Record<string, unknown>): TypedForm {
  const fields = Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, String(each)]),
  );
  if (sizeOf(fields) > MOST_CHARACTERS) throw new FormNotKept();
  return { ...placeOf(request), fields: fields.filter(isKept), hadFile: false };
}

/**
 * A form with files, part by part: the files are let go, and chosen again later.
 * @throws FormNotKept when it is too much, before more of it is read
 */
export async function typedFileForm(request: FastifyRequest, parts: SentParts): Promise<TypedForm> {
  const fields: [string, string][] = [];
  let hadFile = false;
  let size = 0;
  for await (const part of parts) {
    if (part.type === 'file') {
      hadFile ||= part.fileName !== '';
      continue;
    }
    const field: [string, string] = [part.name, part.value];
    size += sizeOf([field]);
    if (size > MOST_CHARACTERS) throw new FormNotKept();
    fields.push(field);
  }
  return { ...placeOf(request), fields: fields.filter(isKept), hadFile };
}

function sizeOf(fields: [string, string][]): number {
  return fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
}

function isKept([name]: [string, string]): boolean {
  return name !== 'jeton' && !secretFields.test(name);
}

function placeOf(request: FastifyRequest): Pick<TypedForm, 'path' | 'from'> {
  const { referer, host } = request.headers;
  const page = referer && URL.canParse(referer) ? new URL(referer) : undefined;
  return {
    path: ownPath(request.url, `${request.protocol}://${host}`) ?? '/',
    // Which of http and https it is, a proxy may have changed.
    from: page?.host === host ? ownPath(referer, page!.origin) : undefined,
  };
}
