import { base64url } from 'jose';
import { giveUpAfter } from '../../kernel/ui/browser/give-up-after.js';
import { fieldsOfJws } from '../../passes/pass-code/read-jws.js';
import type { HeldPass, MyPass } from './held-passes.js';

/** A refusal, already in plain French. */
export interface ApiRefusal {
  status: number;
  code: string;
  detail: string;
  nextStep?: string;
  errors: { field: string; code: string; detail: string }[];
  serverTime?: number;
}

/** The server could not be asked, or could not answer; or something on the way did in its place, a wifi's welcome page. */
export class NoAnswer extends Error {}

export class Refused extends Error {
  constructor(readonly refusal: ApiRefusal) {
    super(refusal.code);
  }
}

const PATIENCE_MS = 10_000;
const base = '/api/v1/my-pass';

/** @throws NoAnswer, Refused */
export async function send<T>(method: 'GET' | 'POST', url: string, body?: object, authorization?: string): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(authorization && { authorization }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: giveUpAfter(PATIENCE_MS),
    credentials: 'omit',
    cache: 'no-store',
  }).catch(() => undefined);
  if (!answer || answer.status >= 500) throw new NoAnswer();
  const json = await readJson(answer);
  if (answer.ok) return json as T;
  if (!json || !('code' in json)) throw new NoAnswer();
  throw new Refused({ ...(json as ApiRefusal), status: answer.status, errors: (json as ApiRefusal).errors ?? [] });
}

/** Cut on its way, or not ours, it is as good as none. */
async function readJson(answer: Response): Promise<object | undefined> {
  try {
    const text = await answer.text();
    return text ? (JSON.parse(text) as object) : undefined;
  } catch {
    throw new NoAnswer();
  }
}

/** What this phone may ask about one pass; each request is signed by the key that carries it. */
export class HolderApi {
  constructor(private readonly pass: HeldPass) {}

  view(): Promise<MyPass> {
    return this.ask('GET', '');
  }

  credential(): Promise<{ credential: string; serverTime: number }> {
    return this.ask('POST', '/credential', {});
  }

  /** Asks once more when the refusal says that this phone's clock is wrong. */
  async ask<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const url = `${base}${path}`;
    const once = async (): Promise<T> => send(method, url, body, await this.proof(method, url));
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code !== 'proof_refused' || !error.refusal.serverTime)
        throw error;
      this.pass.clockOffset = error.refusal.serverTime - Date.now();
      return once();
    }
  }

  private async proof(method: string, url: string): Promise<string> {
    const encode = (value: object): string => base64url.encode(JSON.stringify(value));
    const iat = Math.floor((Date.now() + this.pass.clockOffset) / 1000);
    const { issuer } = fieldsOfJws(this.pass.credential);
    const input = [
      encode({ alg: 'ES256', typ: 'pass-proof+jwt', kid: this.pass.id }),
      encode({ iat, aud: issuer, htm: method, htu: url }),
    ].join('.');
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(algorithm, this.pass.key, new TextEncoder().encode(input));
    return `PassProof ${input}.${base64url.encode(new Uint8Array(signature))}`;
  }
}
