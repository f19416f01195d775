import { decodeJwt } from 'jose';
import { readPassCode } from '../../passes/pass-code/read-pass-code.js';
import { readStatusList } from '../../passes/pass-code/read-status-list.js';
import type { OfferForPass } from '../scan-answers.js';
import type { OfferInBundle, TillBundle } from '../till-bundle.query.js';
import { type CredentialStatus, judge, judgeCode, type Moment, type Scan, type Verdict } from '../verdict.js';
import { type Freshness, freshnessOf } from './lists-age.js';
import { parisMoment } from './paris-moment.js';
import { kept, type KeptLists, store } from './till-store.js';

const DAY_MS = 86_400_000;

/** What this device can say of a code by itself. */
export interface LocalAnswer {
  verdict: Verdict;
  /** Last valid day, ISO. */
  validThrough?: string;
  /** The list that says it is valid is older than a day: good, but to be checked. */
  isAmber: boolean;
  offers: OfferForPass[];
  /** Tells one code of a phone from all others. */
  codeName?: string;
}

/**
 * Judges a scan from what is kept here, by the same functions as the server.
 * @param now milliseconds by the server's clock; undefined when that was never known
 */
export async function judgeHere(passCode: string, bundle: TillBundle, now: number | undefined): Promise<LocalAnswer> {
  const at = now ?? Date.now();
  const moment = parisMoment(at, bundle.holidays);
  const seconds = Math.floor(at / 1000);
  const reading = await readPassCode(passCode, {
    issuer: bundle.iss,
    keys: bundle.keys,
    now: seconds,
    today: moment.day,
  });
  const fields = reading.fields;
  // Without a clock that was once checked, nobody can tell how old a phone's code is (pass-code.md, Reading).
  if (fields?.device && now === undefined) return { verdict: 'status_unknown', isAmber: false, offers: [] };
  if (reading.verdict !== 'readable') return { verdict: reading.verdict, isAmber: false, offers: [] };
  const { jti, device, category, expDay, statusList, statusIndex } = reading.fields;
  const codeName = device && `${jti} ${device.iat} ${device.nonce}`;
  const used = codeName ? await (await store()).get('codes', codeName) : undefined;
  const list = await statusOf(bundle, statusList, statusIndex, seconds);
  const scan: Scan = { reading: 'readable', isReplay: false, status: list.status, category };
  return {
    verdict: judgeCode(scan),
    validThrough: new Date((expDay - 1) * DAY_MS).toISOString().slice(0, 10),
    isAmber: list.freshness === 'amber',
    offers: bundle.offers
      .filter(({ terms }) => terms.startDay <= moment.day && moment.day <= (terms.endDay ?? Infinity))
      .map((offer) => forPass(offer, { ...scan, isReplay: used?.offerIds.includes(offer.id) ?? false }, moment)),
    codeName,
  };
}

/** This till has used this code for this offer: the next one of the phone serves. */
export async function rememberCode(codeName: string, offerId: string, now: number): Promise<void> {
  const db = await store();
  const known = await db.get('codes', codeName);
  await db.put('codes', { offerIds: [...(known?.offerIds ?? []), offerId], at: now }, codeName);
  // A code is good for a minute; a day is ample.
  for (const name of await db.getAllKeys('codes'))
    if (((await db.get('codes', name))?.at ?? 0) < now - DAY_MS) await db.delete('codes', name);
}

async function statusOf(
  { iss, keys, statusLists, policy }: TillBundle,
  list: number,
  index: number,
  now: number,
): Promise<{ status: CredentialStatus; freshness: Freshness }> {
  const uri = `${iss}/status/${list}`;
  const token = statusLists.find((each) => each.uri === uri)?.token ?? '';
  const seen = (await kept<KeptLists>('lists'))?.[uri];
  const status = await readStatusList(token, uri, keys, index, now, seen);
  if (status === 'unknown') return { status, freshness: 'closed' };
  const freshness = freshnessOf(now - (decodeJwt(token).iat ?? 0), policy);
  return { status: freshness === 'closed' ? 'unknown' : status, freshness };
}

function forPass({ id, title, benefit, terms, limit }: OfferInBundle, scan: Scan, moment: Moment): OfferForPass {
  return {
    id,
    title,
    benefit,
    verdict: judge(scan, terms, moment, {}),
    remaining: null,
    limit,
    minimumCents: terms.minimumCents ?? null,
  };
}
