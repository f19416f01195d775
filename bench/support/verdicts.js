import { median, spread } from './numbers.js';

/**
 * Each goal beside its figure. With `--check` a ratio that falls short by more than the noise measured with it makes the bench
 * fail; figures that depend on the machine are told beside their goals, and never judged.
 */
export class Verdicts {
  #short = [];

  /** @param ratios one a round, of two things measured in the same round @param wanted at least this */
  ratio(name, ratios, wanted) {
    const noise = noiseOf(ratios);
    const isShort = median(ratios) < wanted - noise;
    if (isShort && process.argv.includes('--check'))
      this.#short.push(`${name}: ${median(ratios).toFixed(2)}, wanted ${wanted} (noise ${noise.toFixed(2)})`);
    this.#say(
      name,
      spread(ratios, 2),
      `wanted at least ${wanted}, noise ${noise.toFixed(2)}`,
      median(ratios) >= wanted,
    );
  }

  /** As `ratio`, a goal beyond what is asked: told, not judged. */
  hoped(name, ratios, wanted) {
    this.#say(name, spread(ratios, 2), `hoped for: ${wanted}`, median(ratios) >= wanted);
  }

  /** @param how `at least` or `at most` */
  figure(name, values, how, wanted, digits = 0) {
    const isMet = how === 'at least' ? median(values) >= wanted : median(values) <= wanted;
    this.#say(name, spread(values, digits), `goal: ${how} ${wanted}`, isMet);
  }

  #say(name, found, goal, isMet) {
    console.log(`  ${isMet ? '✓' : '✗'} ${name}: ${found}   (${goal})`);
  }

  /** One sentence for each ratio that fell short, when asked to judge. */
  short() {
    return this.#short;
  }
}

/** How far a median of as many rounds may be off by chance: the spread between the quartiles, over the root of their number. */
function noiseOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part) => sorted[Math.round(part * (sorted.length - 1))];
  return (at(0.75) - at(0.25)) / Math.sqrt(sorted.length);
}
