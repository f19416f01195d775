import { chmodSync, rmSync } from 'node:fs';
import { createApp } from '../../dist/create-app.js';
import { AccessTokens } from '../../dist/kernel/access/access-tokens.js';
import { systemActor } from '../../dist/kernel/access/actor.js';
import { readConfig } from '../../dist/kernel/config/config.js';
import { Database } from '../../dist/kernel/database/database.js';
import { systemScope } from '../../dist/kernel/database/scope.js';
import { startLocalPostgres } from '../../dist/kernel/database/local-postgres.js';
import { readInput } from '../../dist/kernel/http/input.js';
import { Clock } from '../../dist/kernel/time/clock.js';
import { OpenCcas } from '../../dist/ccas/open-ccas.js';
import { ChangeOfferState } from '../../dist/offers/change-offer-state.js';
import { DraftOffer } from '../../dist/offers/draft-offer.js';
import { OfferForm } from '../../dist/offers/offer-form.js';
import { AddTill } from '../../dist/partners/add-till.js';
import { ChangePartnerState } from '../../dist/partners/change-partner-state.js';
import { PartnerForm } from '../../dist/partners/partner-form.js';
import { RegisterPartner } from '../../dist/partners/register-partner.js';
import { IssuePass } from '../../dist/passes/issue-pass.js';
import { IssuePhoneCredential } from '../../dist/passes/issue-phone-credential.js';
import { liveCode } from '../../dist/passes/pass-code/live-code.js';
import { fieldsOfJws } from '../../dist/passes/pass-code/read-jws.js';
import { SignCredential } from '../../dist/passes/sign-credential.js';
import { prepareDatabase } from '../../dist/prepare-database.js';
import { RegisterResident } from '../../dist/residents/register-resident.js';
import { ResidentForm } from '../../dist/residents/resident-form.js';
import { scratchDirectory } from './processes.js';

const origin = 'https://pass.banc.example';
const secretKey = 'for the bench only: a key of sixty-four characters, not a secret.';

/**
 * A fresh PostgreSQL with its default durability and a CCAS in it: one shop with two offers (one unlimited, one with a
 * limit nobody reaches), two tills, and as many passes as asked for. All of it through the use cases.
 * `app` is the application inside this process, for filling and for listening to its SQL; load goes to a real server.
 */
export function openStage(passes) {
  return openStageWith((app) => fill(app, passes));
}

/** The same, with what this makes in it, whose answer is in the stage too. */
export async function openStageWith(make) {
  const directory = scratchDirectory();
  chmodSync(directory, 0o755);
  const postgres = await startLocalPostgres(directory);
  const env = { DATABASE_URL: postgres.url, MIGRATION_DATABASE_URL: '', SECRET_KEY: secretKey, PUBLIC_URL: origin };
  try {
    const config = readConfig({ ...env, LOG_LEVEL: 'silent', DATA_DIR: directory });
    const database = await prepareDatabase(config);
    const app = await createApp({ config, databaseUrl: database.appUrl, clock: new Clock() });
    await app.init();
    return {
      ...(await make(app, config)),
      app,
      directory,
      env: { ...env, DATA_DIR: directory, LOG_LEVEL: 'warn', NODE_ENV: 'production' },
      ownerUrl: postgres.url,
      appUrl: database.appUrl,
      async close() {
        await app.close();
        await postgres.stop();
        rmSync(directory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function fill(app, passes) {
  const get = (token) => app.get(token, { strict: false });
  const ccasId = await get(OpenCcas).run({
    kind: 'ccas',
    name: 'CCAS du banc d’essai',
    origin,
    communeCodes: ['94002'],
    minimumAge: 62,
    validityMonths: 24,
    isDefault: true,
  });
  const actor = systemActor(ccasId);
  return get(Database).transaction(systemScope(ccasId, 'bench'), async (tx) => {
    const partnerId = await get(RegisterPartner).run(
      tx,
      actor,
      readInput(PartnerForm, { kind: 'shop', name: 'Boulangerie du banc', siret: '90010020700019' }),
    );
    await get(ChangePartnerState).run(tx, actor, partnerId, 'approve');
    const anOffer = (terms) => publishOffer(get, tx, actor, { ...terms, partnerId });
    return {
      ccasId,
      offers: [
        await anOffer({ title: '10 % sur tout', benefit: { kind: 'percent', value: 10 } }),
        await anOffer({
          title: 'Un café par visite',
          benefit: { kind: 'free_item', value: 180 },
          limit: { uses: 1000, period: 'year' },
        }),
      ],
      quotaOffer: await anOffer({
        title: 'Le premier million',
        benefit: { kind: 'percent', value: 10 },
        quota: 1_000_000,
      }),
      phoneCodes: await phones(get, ccasId),
      httpTill: await aTill(get, tx, actor, partnerId),
      bareTill: await aTill(get, tx, actor, partnerId),
      passCodes: await passCodes(get, tx, actor, passes),
    };
  });
}

async function publishOffer(get, tx, actor, terms) {
  const form = readInput(OfferForm, { ...terms, startsOn: get(Clock).today().toString() });
  const id = await get(DraftOffer).run(tx, actor, form);
  await get(ChangeOfferState).run(tx, actor, id, 'submit');
  await get(ChangeOfferState).run(tx, actor, id, 'publish');
  return id;
}

async function aTill(get, tx, actor, partnerId) {
  const { id, pairingCode } = await get(AddTill).run(tx, actor, partnerId, 'Caisse du banc');
  const token = { carrier: 'bearer', actorKind: 'till', actorId: id, partnerId, label: 'bench', hours: 24 };
  return { id, pairingCode, token: await get(AccessTokens).create(tx, token) };
}

/**
 * `jti` of the n-th pass: eight bytes like any other, but a number, because pgbench can draw numbers and nothing else.
 * (Eleven base64url characters are 66 bits; the last two of them are zero in `0`.)
 */
export const FIRST_JTI = 10_000_000_000;
export const JTI_STEP = 10;

const PHONES = 20;

/** @returns what gives as many codes of phones as asked for, each new, as they show it at that second */
async function phones(get, ccasId) {
  const held = [];
  return async (count) => {
    if (held.length === 0) held.push(...(await phonesOfPasses(get, ccasId)));
    const now = Math.floor(Date.now() / 1000);
    return Promise.all(
      Array.from({ length: count }, (_, n) => liveCode(held[n % held.length].pass, held[n % held.length].key, now)),
    );
  };
}

function phonesOfPasses(get, ccasId) {
  const actor = systemActor(ccasId);
  return get(Database).transaction(systemScope(ccasId, 'bench'), async (tx) => {
    const passes = await tx.rows('select id from pass order by id limit $1', [PHONES]);
    const made = [];
    for (const { id: passId } of passes) {
      const { privateKey: key, publicKey } = await crypto.subtle.generateKey(
        { name: 'ECDSA', namedCurve: 'P-256' },
        true,
        ['sign', 'verify'],
      );
      const { x, y } = await crypto.subtle.exportKey('jwk', publicKey);
      const credentialId = await get(IssuePhoneCredential).run(tx, actor, {
        passId,
        publicJwk: { x, y },
        carerId: null,
      });
      const jws = await get(SignCredential).forPhone(tx, ccasId, credentialId);
      made.push({ key, pass: { ...fieldsOfJws(jws), x, y } });
    }
    return made;
  });
}

async function passCodes(get, tx, actor, count) {
  const today = get(Clock).today().toString();
  const codes = [];
  for (let n = 0; n < count; n++) {
    const residentId = await get(RegisterResident).run(
      tx,
      actor,
      readInput(ResidentForm, {
        lastName: `Essai ${String.fromCodePoint(65 + (n % 26), 97 + (Math.floor(n / 26) % 26))}`,
        firstName: `Personne ${n}`,
        bornOn: '1948-03-02',
        communeCode: '94002',
        residenceProof: { kind: 'energy', seenOn: today },
        confirmedNew: true,
      }),
    );
    const passId = await get(IssuePass).run(tx, actor, residentId, 1);
    const [[card]] = await tx.query('update credential set jti = $2 where pass_id = $1 returning id', [
      passId,
      String(FIRST_JTI + n * JTI_STEP),
    ]);
    codes.push(await get(SignCredential).run(tx, actor.ccasId, card.id));
  }
  return codes;
}
