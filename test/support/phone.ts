import { SignJWT } from 'jose';
import { systemActor } from '../../src/kernel/access/actor.js';
import { ActivationSecrets, type WantedActivation } from '../../src/holders/activation-secrets.js';
import { liveCode } from '../../src/passes/pass-code/live-code.js';
import { fieldsOfJws } from '../../src/passes/pass-code/read-jws.js';
import type { TestApp } from './app.js';
import { client, type Client } from './http.js';

type Place = Pick<TestApp, 'get' | 'within' | 'ccasId'> & { host?: string };
type Answer = Awaited<ReturnType<Client['get']>>;

/** An activation letter for this pass: what its reader types. */
export async function anActivation(place: Place, wanted: WantedActivation) {
  const activation = await place.within((tx) =>
    place.get(ActivationSecrets).open(tx, systemActor(place.ccasId), wanted),
  );
  const [number] = activation.url.split('#')[1]!.split('.');
  return { ...activation, number: number! };
}

interface Typed {
  number: string;
  secret: string;
  bornOn?: string;
}

/** A phone as our page makes one of it: a key that stays inside, a credential, codes and proofs of this moment. */
export class TestPhone {
  id = '';
  credential = '';

  private constructor(
    private readonly app: TestApp,
    private readonly keys: CryptoKeyPair,
    readonly publicJwk: { kty: string; crv: string; x: string; y: string },
    private readonly host: string,
  ) {}

  static async new(app: TestApp, host = 'pass.alfortville.example'): Promise<TestPhone> {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
    return new TestPhone(app, keys, { kty: kty!, crv: crv!, x: x!, y: y! }, host);
  }

  /** A phone that carries this pass, whose holder was born on 2 March 1948. */
  static async carrying(app: TestApp, wanted: WantedActivation, place: Place = app): Promise<TestPhone> {
    const phone = await TestPhone.new(app, place.host);
    const { status, text } = await phone.activate(await anActivation(place, wanted));
    if (status !== 201) throw new Error(`not activated: ${text}`);
    return phone;
  }

  async activate({ number, secret, bornOn = '1948-03-02' }: Typed): Promise<Answer> {
    const answer = await this.client().post('/api/v1/activations', {
      number,
      secret,
      bornOn,
      publicJwk: this.publicJwk,
    });
    if (answer.status === 201) Object.assign(this, { id: answer.body.id, credential: answer.body.credential });
    return answer;
  }

  async get(path = ''): Promise<Answer> {
    const url = `/api/v1/my-pass${path}`;
    return this.client().get(url, { authorization: await this.proof('GET', url) });
  }

  async post(path: string, body: object = {}): Promise<Answer> {
    const url = `/api/v1/my-pass${path}`;
    return this.client().post(url, body, { authorization: await this.proof('POST', url) });
  }

  /** `Authorization` for one request, now unless said otherwise. */
  async proof(method: string, url: string, changes: Record<string, unknown> = {}): Promise<string> {
    const jwt = await new SignJWT({ iat: this.now(), aud: `https://${this.host}`, htm: method, htu: url, ...changes })
      .setProtectedHeader({ alg: 'ES256', typ: 'pass-proof+jwt', kid: this.id })
      .sign(this.keys.privateKey);
    return `PassProof ${jwt}`;
  }

  /** The QR text this phone shows at this second, now unless said otherwise. */
  code(iat = this.now()): Promise<string> {
    const { x, y } = this.publicJwk;
    return liveCode({ ...fieldsOfJws(this.credential), x, y }, this.keys.privateKey, iat);
  }

  private client(): Client {
    return client(this.app, undefined, this.host);
  }

  now(): number {
    return Math.floor(this.app.clock.now().epochMilliseconds / 1000);
  }
}
