import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Of every demonstration: two machines that load it on one day show the same figures. */
const SEED = 20_270_302;

/**
 * What chance decides in the demonstration, the same each time it is loaded. Each slice throws its own, so that one that
 * asks for more moves nothing in another.
 */
export class Dice {
  private readonly generator;

  /** @param whose the slice, or what of it: `residents` */
  constructor(whose: string) {
    this.generator = xoroshiro128plus(
      [...whose].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)!) | 0, SEED),
    );
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return uniformInt(this.generator, from, to);
  }

  /** So many times in a hundred. */
  happens(percent: number): boolean {
    return this.whole(1, 100) <= percent;
  }

  /** @throws Error when there is nothing to choose from */
  oneOf<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('Nothing to choose from.');
    return list[this.whole(0, list.length - 1)]!;
  }

  /** @param shares how often each comes, beside the others: `[['card', 3], ['phone', 1]]` */
  weighed<T>(shares: readonly (readonly [value: T, share: number])[]): T {
    let left = this.whole(
      1,
      shares.reduce((sum, [, share]) => sum + share, 0),
    );
    for (const [value, share] of shares) {
      left -= share;
      if (left <= 0) return value;
    }
    throw new Error('Shares that add up to nothing.');
  }
}
