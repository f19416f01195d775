/** What is given back makes the gift doubtful: it is warned of. @param mostPercent of the gift, as the law has it that day */
export function isCounterpartHigh(counterpartCents: number, giftCents: number, mostPercent: number): boolean {
  return counterpartCents * 100 > giftCents * mostPercent;
}
