import { savedCents } from '../../offers/offer-terms.js';
import type { LateOutcome } from '../scan-answers.js';
import { verdictSentences } from '../verdict-sentences.js';
import { rememberCode } from './judge-here.js';
import type { GoodPass, OfferChoice } from './judge-scan.js';
import { NotRecognised, redeem, type ScanRefusal, Unconfirmed } from './server.js';
import type { Till } from './till.js';
import { serverNow } from './send-scans.js';
import { change, forget, kept, type KeptContact, record, type RecordedScan, settleSent, store } from './till-store.js';

/** A use that needs no answer waits no longer than this for one. */
const COURTESY_MS = 1500;

export type Used =
  | { is: 'done'; scan: RecordedScan; remaining: number | null }
  | { is: 'refused'; refusal: ScanRefusal }
  /** Limited, and nobody answered: kept, and not green. */
  | { is: 'unconfirmed'; scan?: RecordedScan; why?: Unconfirmed }
  | { is: 'full' };

/**
 * Gives one offer to the pass just shown: kept on this device first, so that nothing is lost whatever happens next.
 * @param key drawn once for this tap
 * @throws NotRecognised
 */
export async function useOffer(
  till: Till,
  pass: GoodPass,
  offer: OfferChoice,
  amountCents: number | undefined,
  key: string,
): Promise<Used> {
  const scan = await scanOf(till, pass, offer, amountCents, key);
  const isKept = scan !== undefined && (await record(scan).then(yes, no));
  if (isKept && pass.codeName) await rememberCode(pass.codeName, offer.id, await serverNow()).catch(no);
  const mayWait = isKept && (offer.way === 'record' || offer.way === 'lease');
  if (!till.state.hasNetwork && mayWait) return { is: 'done', scan, remaining: null };
  if (!till.state.hasNetwork && scan && !isKept) return { is: 'full' };
  try {
    const answer = await redeem(key, pass.shown, offer.id, amountCents, mayWait ? COURTESY_MS : undefined);
    if (!('redeemedAt' in answer)) {
      if (isKept) await forget(key).catch(no);
      return { is: 'refused', refusal: answer };
    }
    const { id: redemptionId, savedCents: saved, remaining, leaseId } = answer;
    const sent = { state: 'sent' as const, redemptionId, savedCents: saved, sentAt: await serverNow() };
    await settleSent(key, sent, leaseId).catch(no);
    return { is: 'done', scan: { ...(scan ?? bare(key, offer)), ...sent }, remaining };
  } catch (error) {
    // Not a till any more: this use was never given, and would wait for ever.
    if (error instanceof NotRecognised && isKept) await forget(key).catch(no);
    if (!(error instanceof Unconfirmed)) throw error;
    if (mayWait) return { is: 'done', scan, remaining: null };
    return { is: 'unconfirmed', scan: isKept ? scan : undefined, why: error };
  }
}

/** What became of a use nobody had answered for. */
export async function outcomeOf(till: Till, key: string): Promise<Used> {
  await till.contact();
  const scan = await (await store()).get('scans', key);
  if (scan?.state === 'sent') return { is: 'done', scan, remaining: null };
  if (scan?.state === 'refused') {
    await change(key, { isSeen: true });
    await till.count();
    return { is: 'refused', refusal: refusalOf(scan.outcome) };
  }
  return { is: 'unconfirmed', scan };
}

const late = 'Cette utilisation ne compte pas. Rien n’est demandé à vous ni à la personne.';

/** Why the server refused a scan it was sent later, and what to do. */
export function refusalOf(outcome: LateOutcome['outcome'] | 'unreadable' | undefined): ScanRefusal {
  if (outcome && outcome in verdictSentences) {
    const { why } = verdictSentences[outcome as keyof typeof verdictSentences];
    return { code: outcome, detail: why, nextStep: late };
  }
  return {
    code: outcome ?? 'unreadable',
    detail: 'Le serveur n’a pas pu lire cette utilisation.',
    nextStep: 'Appelez le CCAS en donnant l’heure et l’avantage : il peut l’enregistrer pour vous.',
  };
}

async function scanOf(
  till: Till,
  { shown }: GoodPass,
  offer: OfferChoice,
  amountCents: number | undefined,
  key: string,
): Promise<RecordedScan | undefined> {
  // A number is good on line only: there is no code to keep.
  if (!('passCode' in shown)) return undefined;
  return {
    ...bare(key, offer),
    passCode: shown.passCode,
    clockOffsetMs: (await kept<KeptContact>('contact'))?.clockOffsetMs ?? 0,
    bundleVersion: till.state.version ?? '',
    ...(amountCents && { amountCents }),
    savedCents: savedCents(offer.benefit, amountCents),
    ...(offer.way === 'lease' && { leaseId: offer.leaseId }),
  };
}

function bare(key: string, { id, title }: OfferChoice): RecordedScan {
  return {
    key,
    state: 'waiting',
    passCode: '',
    offerId: id,
    title,
    scannedAt: new Date().toISOString(),
    clockOffsetMs: 0,
    bundleVersion: '',
    savedCents: 0,
  };
}

const yes = (): boolean => true;
/** The device is full, or keeps nothing in a private window. */
const no = (): boolean => false;
