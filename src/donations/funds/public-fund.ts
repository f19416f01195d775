import { coverSmallCells } from '../../kernel/privacy/small-cells.js';
import type { FundView } from './fund.query.js';

/** A fund as anyone reads it; null is what would speak of somebody (product.md, 5). */
export interface PublicFund {
  id: string;
  name: string;
  purpose: string;
  isOpen: boolean;
  startsOn: string;
  endsOn: string | null;
  budgetCents: number;
  /** Null while its only donors are people, and fewer than five. */
  receivedCents: number | null;
  neededCents: number | null;
  inKindCents: number | null;
  spentCents: number;
  donors: number | null;
  offer: FundView['offer'];
  usedBy: number | null;
}

export interface PublicFunds {
  funds: PublicFund[];
  /** Null where it would tell a covered number. */
  totalDonors: number | null;
}

const FEW = 5;

/** What the public sees of funds: no number of people under five, nor a sum that is the gift of one of them. */
export function publicFunds(funds: FundView[]): PublicFunds {
  const donors = coverSmallCells(funds.map((fund) => fund.donors));
  const used = coverSmallCells(funds.map((fund) => fund.usedBy ?? 0));
  return {
    totalDonors: donors.total,
    funds: funds.map((fund, index) => {
      const isTelling = fund.people > 0 && fund.donors < FEW;
      const received = fund.receivedCents + fund.movedInCents - fund.movedOutCents;
      return {
        id: fund.id,
        name: fund.name,
        purpose: fund.purpose,
        isOpen: fund.isOpen,
        startsOn: fund.startsOn,
        endsOn: fund.endsOn,
        budgetCents: fund.budgetCents,
        receivedCents: isTelling ? null : received,
        neededCents: isTelling ? null : Math.max(0, fund.budgetCents - received),
        inKindCents: isTelling ? null : fund.inKindCents,
        spentCents: fund.spentCents,
        donors: donors.cells[index]!,
        offer: fund.offer,
        usedBy: fund.usedBy === null ? null : used.cells[index]!,
      };
    }),
  };
}
