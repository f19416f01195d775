import { createHash, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getListFromStatusListJWT, StatusList } from '@sd-jwt/jwt-status-list';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { importJWK, type JWK, SignJWT } from 'jose';
import { fromQrText } from '../../src/passes/pass-code/layout.js';
import { readStatusList } from '../../src/passes/pass-code/read-status-list.js';
import { toSdJwt } from '../../src/passes/pass-code/tokens.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';

const vectors = JSON.parse(readFileSync(path.join(import.meta.dirname, 'pass-code-vectors.json'), 'utf8'));

async function signatureHolds(jwk: JWK, data: string, signature: string): Promise<boolean> {
  const key = (await importJWK(jwk, 'ES256')) as webcrypto.CryptoKey;
  return webcrypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    Buffer.from(signature, 'base64url'),
    Buffer.from(data),
  );
}

/** A verifier written by others, that knows of us only what we publish. */
function verifier(keys: JWK[], statusList: string) {
  const anyKeyHolds = async (data: string, signature: string): Promise<boolean> =>
    (await Promise.all(keys.map((jwk) => signatureHolds(jwk, data, signature)))).includes(true);
  return new SDJwtVcInstance({
    hasher: (data: string | ArrayBuffer) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : Buffer.from(data))
        .digest(),
    hashAlg: 'sha-256',
    verifier: anyKeyHolds,
    kbVerifier: (data: string, signature: string, payload: unknown) =>
      signatureHolds((payload as { cnf: { jwk: JWK } }).cnf.jwk, data, signature),
    statusVerifier: anyKeyHolds,
    statusListFetcher: () => Promise.resolve(statusList),
    statusValidator: (status: number) =>
      status === 0 ? Promise.resolve() : Promise.reject(new Error(`status ${status}`)),
  });
}

describe('someone else’s verifier accepts what we rebuild from a code', () => {
  let app: TestApp;
  let nadia: Client;
  let keys: JWK[];
  let pass: { id: string };
  let code: { id: string; passCode: string };
  beforeAll(async () => {
    app = await startApp();
    nadia = await nadiaTheAgent(app);
    keys = (await nadia.get('/.well-known/jwks.json')).body.keys;
    const resident = {
      lastName: 'Vasseur',
      firstName: 'Odette',
      bornOn: '1950-05-05',
      communeCode: '94002',
      residenceProof: { kind: 'tax', seenOn: '2026-12-01' },
    };
    const residentId = (await nadia.post('/api/v1/residents', resident)).body.id;
    pass = (await nadia.post('/api/v1/passes', { residentId, category: 1 })).body;
    code = (await nadia.post(`/api/v1/passes/${pass.id}/credentials`, { kind: 'card' })).body;
  });
  afterAll(() => app.close());

  const rebuilt = async () => {
    const { issuer, fields } = fromQrText(code.passCode)!;
    return { fields, token: await toSdJwt(issuer, fields) };
  };
  const statusToken = async (list: number) => (await nadia.get(`/status/${list}`)).text;
  const seconds = () => Math.floor(app.clock.now().epochMilliseconds / 1000);

  test('a card of ours: signature, type, dates, status', async () => {
    const { fields, token } = await rebuilt();
    const found = await verifier(keys, await statusToken(fields.statusList)).verify(token, { currentDate: seconds() });
    expect(found.payload).toMatchObject({
      iss: 'https://pass.alfortville.example',
      vct: 'https://pass.alfortville.example/vct/pass-senior',
      cat: 1,
    });
    expect(JSON.stringify(found.payload)).not.toMatch(/Vasseur|Odette|1950/);
  });

  test('both tokens of the vectors: a card, and a phone with its key binding', async () => {
    const list = new StatusList(
      Array.from({ length: vectors.status.size }, () => 0),
      2,
    ).compressStatusList();
    const issuerKey = await importJWK(vectors.issuerPrivateJwk, 'ES256');
    for (const vector of vectors.cases.filter(
      (each: { sdJwt?: string; expect: string }) => each.sdJwt && each.expect === 'valid',
    )) {
      const { issuer, fields } = fromQrText(vector.qr)!;
      const claims = {
        sub: `${issuer}/status/${fields.statusList}`,
        iat: vectors.now,
        status_list: { bits: 2, lst: list },
      };
      const statusToken = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', typ: 'statuslist+jwt' })
        .sign(issuerKey);
      const options = { currentDate: vectors.now, ...(fields.device && { keyBindingNonce: fields.device.nonce }) };
      const found = await verifier(vectors.jwks.keys, statusToken).verify(await toSdJwt(issuer, fields), options);
      expect(found.payload).toMatchObject({ iss: vectors.iss, jti: fields.jti });
      expect(found.kb?.payload.iat).toBe(fields.device?.iat);
    }
  });

  test('the status list is read the same by an independent library, before and after a suspension', async () => {
    const { fields } = await rebuilt();
    const before = await statusToken(fields.statusList);
    expect(getListFromStatusListJWT(before).getStatus(fields.statusIndex)).toBe(0);
    await nadia.post(`/api/v1/passes/${pass.id}/suspension`);
    const suspended = await statusToken(fields.statusList);
    await expect(verifier(keys, suspended).verify((await rebuilt()).token, { currentDate: seconds() })).rejects.toThrow(
      'status 2',
    );
    expect(getListFromStatusListJWT(suspended).getStatus(fields.statusIndex)).toBe(2);
    const uri = `https://pass.alfortville.example/status/${fields.statusList}`;
    expect(await readStatusList(suspended, uri, keys, fields.statusIndex, seconds())).toBe('suspended');
    await nadia.delete(`/api/v1/passes/${pass.id}/suspension`);
    await nadia.post(`/api/v1/passes/${pass.id}/revocation`, { reason: 'on_request' });
    expect(getListFromStatusListJWT(await statusToken(fields.statusList)).getStatus(fields.statusIndex)).toBe(1);
  });

  test('the list holds 131 072 places of two bits, with subject, end and a type of its own', async () => {
    const { fields } = await rebuilt();
    const answer = await nadia.get(`/status/${fields.statusList}`);
    expect(answer.headers['content-type']).toContain('application/statuslist+jwt');
    expect(answer.headers['cache-control']).toContain('max-age=300');
    const [header, payload] = answer.text
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    expect(header).toMatchObject({ alg: 'ES256', typ: 'statuslist+jwt', kid: keys[0]!.kid });
    expect(payload).toMatchObject({
      sub: `https://pass.alfortville.example/status/${fields.statusList}`,
      ttl: 300,
      status_list: { bits: 2 },
    });
    expect(getListFromStatusListJWT(answer.text).statusList).toHaveLength(131_072);
    expect((await nadia.get(`/status/${fields.statusList}`, { 'if-none-match': answer.headers.etag! })).status).toBe(
      304,
    );
  });

  test('a list for another address, ended, or signed by nobody we know says nothing', async () => {
    const { fields } = await rebuilt();
    const token = await statusToken(fields.statusList);
    const uri = `https://pass.alfortville.example/status/${fields.statusList}`;
    expect(await readStatusList(token, `${uri}0`, keys, fields.statusIndex, seconds())).toBe('unknown');
    expect(await readStatusList(token, uri, keys, fields.statusIndex, seconds() + 8 * 86_400)).toBe('unknown');
    expect(await readStatusList(token, uri, vectors.jwks.keys, fields.statusIndex, seconds())).toBe('unknown');
    expect(await readStatusList(token, uri, keys, 131_072, seconds())).toBe('unknown');
    expect(await readStatusList('', uri, keys, 0, seconds())).toBe('unknown');
  });

  test('the IETF draft’s own lists are read as it says', () => {
    const list = (lst: string, bits: 1 | 2) => StatusList.decompressStatusList(lst, bits).statusList.slice(0, 8);
    expect(list('eNrbuRgAAhcBXQ', 1)).toEqual([1, 0, 0, 1, 1, 1, 0, 1]);
  });
});

describe('what we publish', () => {
  let app: TestApp;
  let anyone: Client;
  beforeAll(async () => {
    app = await startApp();
    const { client } = await import('../support/http.js');
    anyone = client(app);
  });
  afterAll(() => app.close());

  test('the keys carry kid, alg and use, and never the private half', async () => {
    const { body } = await anyone.get('/.well-known/jwks.json');
    expect(body.keys).toHaveLength(1);
    expect(Object.keys(body.keys[0]).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    expect(body.keys[0].kid).toMatch(/^[0-9a-f]{4}$/);
  });

  test('the issuer’s metadata names it and holds the same keys', async () => {
    const { body } = await anyone.get('/.well-known/jwt-vc-issuer');
    expect(body).toEqual({
      issuer: 'https://pass.alfortville.example',
      jwks: (await anyone.get('/.well-known/jwks.json')).body,
    });
  });

  test('the type describes itself under its own address', async () => {
    expect((await anyone.get('/vct/pass-senior')).body.vct).toBe('https://pass.alfortville.example/vct/pass-senior');
  });

  test('alive, ready, described', async () => {
    expect((await anyone.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await anyone.get('/readyz')).body.status).toBe('ready');
    const { body } = await anyone.get('/api/openapi.json');
    expect(body.openapi).toMatch(/^3\./);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/v1/residents', '/api/v1/passes', '/api/v1/redemptions', '/api/v1/verifications']),
    );
    expect((await anyone.get('/api/docs')).text).toContain('/api/v1/redemptions');
  });
});
