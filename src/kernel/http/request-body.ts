import { parse } from 'node:querystring';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { FILE_FORM, FILE_SAID } from '../access/file-form.decorator.js';
import { LARGEST_BODY, LIST_BODY } from './body.decorator.js';
import { WORKBOOK_TYPE } from '../lists/list-files.js';
import { BodyNotTaken, BodyTooLarge, type SentKind, UnreadableBody } from './body.errors.js';

/** Largest JSON, or form without file, of a route that declares no other: a form at the counter is a tenth of it. */
export const SMALL_BODY_BYTES = 256 * 1024;
/** What a program sends a list as, other than in a form. */
const LIST_TYPES = ['text/csv', WORKBOOK_TYPE];
/** Objects and lists inside each other; no body of ours has ten. Deeper, whatever walks through it would run out of stack. */
const MOST_LEVELS = 20;

declare module 'fastify' {
  interface FastifyRequest {
    /** Bytes of files this route takes; absent where none may be sent. */
    largestFileBytes?: number;
    /** The limit that a refusal names. */
    saidFileBytes?: number;
  }
}

/**
 * Fastify reads no body here: the guard does, once it has judged who sends it (`@ReadAhead`: before, a few kilobytes), and no
 * more of it than the route declares. Files are left to the controller, which reads them with `sentParts`.
 */
@Injectable()
export class RequestBody {
  constructor(private readonly reflector: Reflector) {}

  /**
   * Fills in `request.body`: JSON, a form, or a Buffer for a list.
   * @throws BodyTooLarge, BodyNotTaken, UnreadableBody
   */
  async read(context: ExecutionContext, request: FastifyRequest): Promise<void> {
    // A form that came without its session was read then, to be kept.
    if (!hasBody(request) || request.body !== undefined) return;
    const declared = (name: string) =>
      this.reflector.getAllAndOverride<number | undefined>(name, [context.getHandler(), context.getClass()]);
    const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
    const listBytes = declared(LIST_BODY);
    const fileBytes = declared(FILE_FORM) ?? listBytes;
    const smallBytes = declared(LARGEST_BODY) ?? SMALL_BODY_BYTES;

    if (type === 'multipart/form-data' && fileBytes !== undefined) {
      request.largestFileBytes = fileBytes;
      request.saidFileBytes = declared(FILE_SAID) ?? fileBytes;
    } else if (LIST_TYPES.includes(type) && listBytes !== undefined)
      request.body = await bytesOf(request, 'list', listBytes);
    else if (type === 'application/json')
      request.body = await json(request, await bytesOf(request, 'json', smallBytes));
    else if (type === 'application/x-www-form-urlencoded')
      request.body = form(await bytesOf(request, 'form', smallBytes));
    else throw new BodyNotTaken(listBytes === undefined ? 'du JSON' : 'un fichier CSV ou Excel (.xlsx)');
  }
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** What was refused stays unread, and the connection open for the answer. */
async function bytesOf(request: FastifyRequest, what: SentKind, most: number): Promise<Buffer> {
  if (declaredBytes(request) > most) throw new BodyTooLarge(what, most);
  try {
    return await collected(request.raw.iterator({ destroyOnReturn: false }), what, most);
  } catch (error) {
    throw error instanceof BodyTooLarge ? error : new UnreadableBody('cut_short', error);
  }
}

/** All of it, counted as it arrives. @throws BodyTooLarge at the first byte too many, besides what reading throws */
export async function collected(
  arriving: AsyncIterable<Buffer>,
  what: SentKind,
  most: number,
  said = most,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of arriving) {
    length += chunk.length;
    if (length > most) throw new BodyTooLarge(what, said);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What the sender says will come, so that too much is refused before a single byte is read; 0 when it says nothing. */
export function declaredBytes(request: FastifyRequest): number {
  return Number(request.headers['content-length'] ?? 0);
}

/** Fastify's own, which refuses what would replace a prototype. */
async function json(request: FastifyRequest, bytes: Buffer): Promise<unknown> {
  const parseJson = request.server.getDefaultJsonParser('error', 'error');
  const value = await new Promise((resolve, reject) => {
    void parseJson(request, bytes.toString('utf8'), (error, parsed) =>
      error ? reject(new UnreadableBody('bad_json', error)) : resolve(parsed),
    );
  });
  refuseDepth(value);
  return value;
}

/** Level by level: a walk that called itself would be what it guards against. */
function refuseDepth(value: unknown): void {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) throw new UnreadableBody('too_deep');
    level = level.flatMap((each) => (each && typeof each === 'object' ? Object.values(each) : []));
  }
}

function form(bytes: Buffer): unknown {
  const fields = parse(bytes.toString('utf8'), '&', '=', { maxKeys: 0 });
  // Copied onto another object, it would replace its prototype.
  if (Object.hasOwn(fields, '__proto__')) throw new UnreadableBody('bad_form');
  return fields;
}
