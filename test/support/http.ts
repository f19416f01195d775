import supertest from 'supertest';
import type { TestApp } from './app.js';

interface Answer {
  status: number;
  body: any; // oxlint-disable-line typescript/no-explicit-any -- whatever the API answers; tests look inside
  text: string;
  headers: Record<string, string>;
}

export interface Client {
  get(url: string, headers?: Record<string, string>): Promise<Answer>;
  post(url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(url: string, body: unknown): Promise<Answer>;
  delete(url: string): Promise<Answer>;
}

/** Someone who talks to the JSON API of `host`, with a bearer token or without. */
export function client(app: TestApp, token?: string, host = 'pass.alfortville.example'): Client {
  const send = async (
    method: 'get' | 'post' | 'patch' | 'delete',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const request = supertest(app.nest.getHttpServer())[method](url).set('host', host).set(headers);
    if (token) request.set('authorization', `Bearer ${token}`);
    return body === undefined ? request : request.send(body as object);
  };
  return {
    get: (url, headers) => send('get', url, undefined, headers),
    post: (url, body, headers) => send('post', url, body ?? {}, headers),
    patch: (url, body) => send('patch', url, body),
    delete: (url) => send('delete', url),
  };
}
