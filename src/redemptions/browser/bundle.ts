import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, type JSONWebKeySet } from 'jose';
import { giveUpAfter } from '../../kernel/ui/browser/give-up-after.js';
import type { TillBundle } from '../till-bundle.query.js';
import { isOurNo, NotRecognised, Unconfirmed } from './server.js';
import { keep, kept, type KeptBundle, type KeptContact, type KeptLists } from './till-store.js';

/** What this till keeps does not verify any more: damaged, or changed by someone. */
export class BundleDamaged extends Error {}

const PATIENCE_MS = 10_000;

export interface OpenBundle {
  bundle: TillBundle;
  version: string;
}

/** What is kept, verified anew. @throws BundleDamaged */
export async function openBundle(): Promise<OpenBundle | undefined> {
  const found = await kept<KeptBundle>('bundle');
  return found && { bundle: await verified(found), version: found.version };
}

/**
 * Asks the server for what changed, and for its time.
 * @throws Unconfirmed, NotRecognised, BundleDamaged when what came does not verify
 */
export async function fetchBundle(): Promise<OpenBundle> {
  const known = await openBundle().catch(() => undefined);
  const before = Date.now();
  const answer = await get('/api/v1/till/bundle', known && { 'if-none-match': `"${known.version}"` });
  if (isOurNo(answer)) throw new NotRecognised();
  if (answer.status !== 200 && answer.status !== 304) throw new Unconfirmed(answer.status >= 500);
  await noteContact(answer, before);
  if (answer.status === 304 && known) return known;
  const { version, bundle } = (await answer.json()) as { version: string; bundle: string };
  const { keys } = (await (await get('/.well-known/jwks.json')).json()) as JSONWebKeySet;
  const opened = { bundle: await verified({ version, bundle, keys }), version };
  await keep('bundle', { version, bundle, keys } satisfies KeptBundle);
  await noteLists(opened.bundle);
  return opened;
}

/** The newest list of each address, by when it was signed: what comes later must not be older. */
export async function noteLists({ statusLists }: TillBundle): Promise<void> {
  const seen = { ...(await kept<KeptLists>('lists')) };
  for (const { uri, token } of statusLists) seen[uri] = Math.max(seen[uri] ?? 0, decodeJwt(token).iat ?? 0);
  await keep('lists', seen);
}

async function verified({ bundle, keys }: KeptBundle): Promise<TillBundle> {
  try {
    const { kid } = decodeProtectedHeader(bundle);
    const key = await importJWK(
      keys.find((each) => each.kid === kid)!,
      'ES256',
    );
    const { payload, protectedHeader } = await compactVerify(bundle, key, { algorithms: ['ES256'] });
    if (protectedHeader.typ !== 'till-bundle+jwt') throw new BundleDamaged();
    return JSON.parse(new TextDecoder().decode(payload)) as TillBundle;
  } catch {
    throw new BundleDamaged();
  }
}

/** The server's time was read somewhere on the way: half of it is taken off. */
async function noteContact(answer: Response, askedAt: number): Promise<void> {
  const now = Date.now();
  const serverTime = Date.parse(answer.headers.get('x-server-time') ?? '');
  if (!Number.isFinite(serverTime)) throw new Unconfirmed();
  await keep('contact', {
    clockOffsetMs: Math.round(serverTime - (askedAt + now) / 2),
    at: serverTime,
    formToken: answer.headers.get('x-form-token') ?? '',
  } satisfies KeptContact);
}

async function get(url: string, headers: Record<string, string> = {}): Promise<Response> {
  const answer = await fetch(url, {
    headers,
    // Ours is the only copy: the browser's own would turn a 304 into a 200 of yesterday.
    cache: 'no-store',
    signal: giveUpAfter(PATIENCE_MS),
  }).catch(() => undefined);
  if (!answer) throw new Unconfirmed();
  return answer;
}
