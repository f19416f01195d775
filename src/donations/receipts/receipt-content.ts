import type { DonorKind } from '../giving/donor-kind.js';
import type { DonationKind, PaymentWay } from '../giving/donation-words.js';

/** All a receipt says, as it was on the day of issue: what is printed again as a duplicate. Money in cents, ISO days. */
export interface ReceiptContent {
  year: number;
  number: number;
  cerfa: string;
  formName: string;
  body: {
    name: string;
    siren: string;
    streetNumber: string | null;
    street: string;
    postcode: string;
    commune: string;
    object: string;
    legalCategory: string;
  };
  donor: {
    kind: DonorKind;
    name: string;
    firstName: string | null;
    legalForm: string | null;
    siren: string | null;
    street: string;
    postcode: string;
    commune: string;
  };
  kind: DonationKind;
  amountCents: number;
  ways: PaymentWay[];
  goods: { label: string; quantity: number; unitCents: number; valueCents: number }[];
  valuation: 'cost' | 'net_book' | null;
  skills: { role: string; month: string; minutes: number; costCents: number; countedCents: number }[];
  description: string | null;
  /** First and last day of what arrived; the same when it arrived at once. */
  from: string;
  to: string;
  fundName: string;
  deliberation: { number: string; decidedOn: string };
  /** Rate of CGI 200 or 238 bis on that day. */
  ratePercent: number;
  place: string;
  issuedOn: string;
  signatory: { name: string; quality: string };
  /** Number of the receipt this one replaces. */
  replaces: string | null;
}

/** `2026-14`, as it is written everywhere. */
export function receiptNumber({ year, number }: { year: number; number: number }): string {
  return `${year}-${number}`;
}
