import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../kernel/database/database.js';
import { Dice } from '../kernel/demonstration/dice.js';
import { CredentialEntity, type DeviceKey } from './credential.entity.js';
import { lastValidDay } from './last-valid-day.js';
import { PassEntity, type PassCategory, type PassState, type RevocationReason } from './pass.entity.js';
import { drawPassNumber } from './pass-number.js';
import { PassStateChangeEntity } from './pass-state-change.entity.js';
import { phoneValidThrough } from './phone-validity.js';
import { LIST_SIZE } from './status-places.js';
import { parisInstant } from '../kernel/time/clock.js';

const VALIDITY_MONTHS = 24;

/** What a holder carries, and since when. */
interface Holder {
  id: string;
  registeredOn: string;
}

const reasons: [RevocationReason, number][] = [
  ['moved', 5],
  ['deceased', 4],
  ['on_request', 1],
];
const categories: [PassCategory, number][] = [
  [1, 86],
  [2, 9],
  [3, 5],
];

/**
 * Nine in ten of those without a pass are given one, on the days they were registered: no use case can make time pass.
 * Some have ended by now, a few are suspended or taken back, one in six is on a phone too.
 */
export async function givePasses(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  const dice = new Dice('passes');
  const without = await tx.rows<Holder>(
    `select r.id, (r.registered_at at time zone 'Europe/Paris')::date as registered_on from resident r
     where not exists (select from pass p where p.resident_id = r.id) and r.registered_at < $1
     order by r.identity_key, r.registered_at`,
    [morningOf(today).toString()],
  );
  const holders = without.filter(() => dice.happens(91));
  const places = await freePlaces(tx);
  const passes: Partial<PassEntity>[] = [];
  const changes: Partial<PassStateChangeEntity>[] = [];
  const credentials: Partial<CredentialEntity>[] = [];
  for (const { id: residentId, registeredOn } of holders) {
    const validFrom = Temporal.PlainDate.from(registeredOn);
    const validThrough = lastValidDay(validFrom, VALIDITY_MONTHS);
    const issuedAt = morningOf(validFrom);
    const pass = { id: uuidv7(), residentId, number: drawPassNumber(), category: dice.weighed(categories) };
    const days = validFrom.until(today).days;
    const isOver = Temporal.PlainDate.compare(validThrough, today) < 0;
    const state =
      days < 60 || isOver
        ? 'active'
        : dice.weighed<PassState>([
            ['active', 190],
            ['suspended', 2],
            ['revoked', 8],
          ]);
    const at = morningOf(today.subtract({ days: dice.whole(3, Math.max(3, days - 30)) }));
    const revocationReason = state === 'revoked' ? dice.weighed(reasons) : null;
    const stateChangedAt = state === 'active' ? null : at;
    passes.push({ ...pass, validFrom, validThrough, issuedAt, state, stateChangedAt, revocationReason });
    if (stateChangedAt) changes.push({ id: uuidv7(), passId: pass.id, at: stateChangedAt, state });
    const carrier = { passId: pass.id, validFrom, validThrough, issuedAt };
    // Cards of the last days wait to be printed.
    credentials.push({
      ...carrier,
      ...places(),
      kind: 'card',
      printedAt: days < 6 ? null : issuedAt.add({ hours: 48 }),
    });
    if (state === 'active' && days > 60 && !isOver && dice.happens(17))
      credentials.push({
        ...places(),
        ...aPhone(today.subtract({ days: dice.whole(1, 40) }), validThrough),
        passId: pass.id,
      });
  }
  await tx.insert(PassEntity, passes);
  await tx.insert(PassStateChangeEntity, changes);
  await tx.insert(CredentialEntity, credentials);
  await tx.run('update status_list set taken = taken + $1, version = version + 1', [credentials.length]);
}

/** Of the one list that is open: the places of the credentials that were issued before are taken. */
async function freePlaces(tx: Tx) {
  // Its own: how often it throws hangs on places drawn before.
  const dice = new Dice('status places');
  const taken = await tx.rows<{ statusIndex: number }>('select status_index from credential');
  const { number: statusList } = await tx.one<{ number: number }>('select number from status_list');
  const known = new Set(taken.map(({ statusIndex }) => statusIndex));
  return () => {
    for (;;) {
      const statusIndex = dice.whole(0, LIST_SIZE - 1);
      if (known.has(statusIndex)) continue;
      known.add(statusIndex);
      return { id: uuidv7(), jti: randomBytes(8).toString('base64url'), statusList, statusIndex };
    }
  };
}

function aPhone(seenOn: Temporal.PlainDate, passValidThrough: Temporal.PlainDate): Partial<CredentialEntity> {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const seenAt = morningOf(seenOn);
  return {
    kind: 'phone',
    validFrom: seenOn,
    validThrough: phoneValidThrough(seenOn, passValidThrough),
    issuedAt: seenAt,
    publicJwk: { x, y } as DeviceKey,
    phonePlace: 1,
    lastSeenAt: seenAt,
  };
}

function morningOf(day: Temporal.PlainDate): Temporal.Instant {
  return parisInstant(day, '10:30');
}
