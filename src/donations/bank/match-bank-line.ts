import { foldName } from '../../kernel/text/fold-name.js';
import { paymentReferencesIn } from '../giving/payment-reference.js';

/** A donation that waits for money. */
export interface AwaitedDonation {
  id: string;
  reference: string;
  donorName: string;
  /** Still missing, cents. */
  missingCents: number;
}

export interface MatchReason {
  byReference: boolean;
  byAmount: boolean;
  byName: boolean;
}

export interface LineMatch extends MatchReason {
  donation: AwaitedDonation;
}

export interface LineJudgement {
  /** The likeliest first; none is taken without a person. */
  matches: LineMatch[];
  /**
   * What looks odd: a reference of ours that nobody waits for; a reference of one donor under the name of another; a
   * line equal to another one.
   */
  warnings: ('unknown_reference' | 'anothers_reference' | 'repeated_line')[];
}

/** Words too common to say who someone is. */
const common = new Set([
  'sas',
  'sarl',
  'sasu',
  'eurl',
  'sci',
  'vir',
  'virement',
  'inst',
  'sepa',
  'don',
  'mme',
  'monsieur',
  'madame',
  'les',
  'des',
  'the',
]);

/** Which donations a credit of the bank may be: by its reference, its amount, and whose name it bears. */
export function matchBankLine(
  line: { label: string; amountCents: number; occurrence: number },
  awaited: AwaitedDonation[],
): LineJudgement {
  const references = paymentReferencesIn(line.label);
  const words = new Set(foldName(line.label).split(' '));
  const matches = awaited
    .map((donation): LineMatch => {
      const names = foldName(donation.donorName)
        .split(' ')
        .filter((word) => word.length > 2 && !common.has(word));
      return {
        donation,
        byReference: references.includes(donation.reference),
        byAmount: donation.missingCents === line.amountCents,
        byName: names.length > 0 && names.every((word) => words.has(word)),
      };
    })
    .filter(({ byReference, byName, byAmount }) => byReference || byName || byAmount)
    .toSorted((a, b) => scoreOf(b) - scoreOf(a))
    .slice(0, 3);
  const warnings: LineJudgement['warnings'] = [];
  if (references.some((reference) => !awaited.some((each) => each.reference === reference)))
    warnings.push('unknown_reference');
  const named = matches.find(({ byName }) => byName);
  const referred = matches.find(({ byReference }) => byReference);
  if (named && referred && !referred.byName && named.donation.donorName !== referred.donation.donorName)
    warnings.push('anothers_reference');
  if (line.occurrence > 1) warnings.push('repeated_line');
  return { matches, warnings };
}

function scoreOf({ byReference, byAmount, byName }: MatchReason): number {
  return (byReference ? 4 : 0) + (byName ? 2 : 0) + (byAmount ? 1 : 0);
}
