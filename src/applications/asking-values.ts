import type { CcasRules } from '../ccas/ccas-rules.query.js';
import type { OwnApplication } from './own-application.query.js';
import type { Step } from './steps.js';
import { frenchPhone } from '../kernel/text/phone.js';

/** The CCAS as these pages name it. */
export interface AskedCcas extends Pick<CcasRules, 'name' | 'address' | 'minimumAge' | 'communeCodes'> {
  /** `01 43 75 00 00` */
  phone: string | null;
}

export type Values = Record<string, string | undefined>;

/** Addresses of the steps, in French. */
export const stepPaths: Record<Step, string> = {
  who: '/demande/qui',
  address: '/demande/adresse',
  reach: '/demande/contact',
  proof: '/demande/justificatif',
};

/** The step at this address. */
export function stepOf(slug: string): Step | undefined {
  return (Object.keys(stepPaths) as Step[]).find((step) => stepPaths[step] === `/demande/${slug}`);
}

/** What was answered, as the fields show it. */
export function valuesOf(draft: OwnApplication): Values {
  const { lastName, firstName, bornOn, proxyName, proxyPhone, address, postcode, communeCode } = draft;
  const { phone, email, answerBy, proofKind, showing, disabilityCard } = draft;
  return {
    lastName: lastName ?? undefined,
    firstName: firstName ?? undefined,
    bornOn: bornOn?.split('-').toReversed().join('/'),
    forSomeoneElse: proxyName ? 'oui' : undefined,
    proxyName: proxyName ?? undefined,
    proxyPhone: proxyPhone ? frenchPhone(proxyPhone) : undefined,
    address: address ?? undefined,
    postcode: postcode ?? undefined,
    communeCode: communeCode ?? undefined,
    phone: phone ? frenchPhone(phone) : undefined,
    email: email ?? undefined,
    answerBy: answerBy ?? undefined,
    proofKind: proofKind ?? undefined,
    showing: showing ?? undefined,
    disabilityCard: disabilityCard ? 'oui' : 'non',
  };
}
