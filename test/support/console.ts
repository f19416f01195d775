import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { AccessTokens, type NewAccessToken } from '../../src/kernel/access/access-tokens.js';
import { SESSION_COOKIE } from '../../src/kernel/access/cookies.js';
import { FormToken } from '../../src/kernel/access/form-token.js';
import type { TestApp } from './app.js';

interface Page {
  status: number;
  /** The HTML without its tags, each run of white space one space. */
  words: string;
  html: string;
  location?: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** An agent signed in to the console, seeing pages and sending forms without a browser. */
export interface AgentsConsole {
  open(url: string): Promise<Page>;
  /** @param fields with a `jeton` of a page, or one without nonce: the same may then be sent as often as wanted */
  submit(url: string, fields?: Record<string, string | string[]>): Promise<Page>;
  /** A form with a file. */
  send(
    url: string,
    fields: Record<string, string>,
    file?: { field: string; name: string; bytes: Buffer },
  ): Promise<Page>;
}

export async function anAgentsConsole(app: TestApp, actorId = uuidv7()): Promise<AgentsConsole> {
  return aSignedInBrowser(app, { actorKind: 'agent', actorId });
}

export async function aManagersConsole(app: TestApp, actorId = uuidv7()): Promise<AgentsConsole> {
  return aSignedInBrowser(app, { actorKind: 'manager', actorId });
}

/** A member of a partner's team, signed in. */
export async function aPartnersBrowser(app: TestApp, partnerId: string, memberId: string): Promise<AgentsConsole> {
  return aSignedInBrowser(app, { actorKind: 'partner', actorId: memberId, partnerId });
}

export async function aSignedInBrowser(
  app: TestApp,
  who: Pick<NewAccessToken, 'actorKind' | 'actorId' | 'partnerId'>,
): Promise<AgentsConsole> {
  const secret = await app.within((tx) =>
    app.get(AccessTokens).create(tx, { carrier: 'cookie', label: 'test', hours: 24, ...who }),
  );
  const cookies = { [SESSION_COOKIE]: secret };
  const jeton = app.get(FormToken).issue({ cookies } as never, {} as never);
  const start = (method: 'get' | 'post', url: string) => {
    const agent = supertest(app.nest.getHttpServer());
    return agent[method](url).set('host', 'pass.alfortville.example').set('cookie', `${SESSION_COOKIE}=${secret}`);
  };
  const read = async (request: supertest.Test): Promise<Page> => {
    const answer = await request.buffer(true).parse((stream, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => done(null, Buffer.concat(chunks)));
    });
    const bytes = answer.body as Buffer;
    const html = bytes.toString('utf8');
    return {
      status: answer.status,
      html,
      words: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '),
      location: answer.headers.location,
      headers: answer.headers,
      body: bytes,
    };
  };
  return {
    open: (url) => read(start('get', url)),
    submit: (url, fields = {}) => {
      const form = new URLSearchParams('jeton' in fields ? {} : { jeton });
      for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) form.append(name, each);
      return read(start('post', url).send(form.toString()));
    },
    send: (url, fields, file) => {
      const request = start('post', url).set('origin', 'https://pass.alfortville.example').field('jeton', jeton);
      // superagent sends no empty field; a form that lacks one says the same.
      for (const [name, value] of Object.entries(fields)) if (value) request.field(name, value);
      if (file) request.attach(file.field, file.bytes, file.name);
      return read(request);
    },
  };
}
