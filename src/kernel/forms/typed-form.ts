import type { FastifyRequest } from 'fastify';
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

/** A form without file, as Fastify has read it. */
export function typedForm(request: FastifyRequest, body: Record<string, unknown>): TypedForm {
  const fields = Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, String(each)]),
  );
  return { ...placeOf(request), fields: fields.filter(isKept), hadFile: false };
}

/** A form with files, part by part: the files are let go, and chosen again later. */
export async function typedFileForm(request: FastifyRequest, parts: SentParts): Promise<TypedForm> {
  const fields: [string, string][] = [];
  let hadFile = false;
  for await (const part of parts) {
    if (part.type === 'file') hadFile ||= part.fileName !== '';
    else fields.push([part.name, part.value]);
  }
  return { ...placeOf(request), fields: fields.filter(isKept), hadFile };
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
