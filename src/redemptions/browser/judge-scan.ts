import { verdictSentences } from '../verdict-sentences.js';
import type { OfferForPass, Verification } from '../scan-answers.js';
import type { ShownPass } from '../shown-pass.js';
import type { Verdict } from '../verdict.js';
import { unitsHere } from './hold-leases.js';
import { judgeHere, type LocalAnswer } from './judge-here.js';
import { type ScanRefusal, verify } from './server.js';
import type { Till } from './till.js';

/**
 * How an offer may be given now: `record` without asking (no limit), `lease` likewise from units lent to this till,
 * `ask` the server, or `wait` for the network. Never green for what is not certain (domain.md, Offline policy).
 */
export type Way = 'record' | 'lease' | 'ask' | 'wait';

/** `isAnswered`: by the server, which knows what is left; here nobody does. */
export type OfferChoice = OfferForPass & { way: Way; leaseId?: string; isAnswered: boolean };

export interface GoodPass {
  shown: ShownPass;
  /** Valid by a list older than a day. */
  isAmber: boolean;
  offers: OfferChoice[];
  codeName?: string;
}

export type Judged = { good: GoodPass } | { refusal: ScanRefusal };

/** What no later news can change. What a newer list or key might is asked for where there is network. */
const final: Verdict[] = ['malformed', 'unknown_issuer', 'bad_signature', 'not_yet_valid', 'expired', 'replayed'];

/**
 * The answer of this device, at once.
 * @returns undefined when only the server can tell: no data here yet, or a number instead of a code
 */
export async function judgedHere(till: Till, shown: ShownPass): Promise<(Judged & { isFinal: boolean }) | undefined> {
  const { bundle } = till.state;
  if (!bundle || !('passCode' in shown)) return undefined;
  const answer = await judgeHere(shown.passCode, bundle, await till.now());
  if (answer.verdict !== 'accepted') return { ...refused(answer.verdict), isFinal: final.includes(answer.verdict) };
  return { good: await goodPass(till, shown, { ...answer, isAnswered: false }), isFinal: false };
}

/** The answer of the server: newer, and with what is left of each limit. @throws Unconfirmed, NotRecognised */
export async function judgedThere(till: Till, shown: ShownPass, codeName?: string): Promise<Judged> {
  const answer = await verify(shown);
  if (!('offers' in answer)) return { refusal: answer };
  if (answer.verdict === 'malformed' && 'passNumber' in shown) return { refusal: mistyped };
  if (answer.verdict !== 'accepted') return refused(answer.verdict);
  return { good: await goodPass(till, shown, { ...answer, isAmber: false, codeName, isAnswered: true }) };
}

const mistyped: ScanRefusal = {
  code: 'malformed',
  detail: 'Aucun pass n’a ce numéro.',
  nextStep: 'Vérifiez-le sur la carte : huit caractères en deux groupes, puis un dernier.',
};

function refused(verdict: Verdict): { refusal: ScanRefusal } {
  const { why, next } = verdictSentences[verdict];
  return { refusal: { code: verdict, detail: why, nextStep: next } };
}

async function goodPass(
  till: Till,
  shown: ShownPass,
  {
    offers,
    isAmber,
    codeName,
    isAnswered,
  }: Pick<LocalAnswer | Verification, 'offers'> &
    Pick<OfferChoice, 'isAnswered'> & { isAmber: boolean; codeName?: string },
): Promise<GoodPass> {
  const units = await unitsHere((await till.now()) ?? Date.now());
  const choice = (offer: OfferForPass): OfferChoice => {
    const known = till.state.bundle?.offers.find(({ id }) => id === offer.id);
    const lent = units.get(offer.id);
    const canRecord = 'passCode' in shown && known !== undefined;
    if (canRecord && !known.limit && !known.hasQuota) return { ...offer, isAnswered, way: 'record' };
    if (canRecord && lent && lent.left > 0) return { ...offer, isAnswered, way: 'lease', leaseId: lent.leaseId };
    return { ...offer, isAnswered, way: till.state.hasNetwork ? 'ask' : 'wait' };
  };
  return { shown, isAmber, codeName, offers: offers.map(choice) };
}
