import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** zxcvbn's highest score: ten thousand million guesses and more. */
const ENOUGH = 4;
/** Characters beside familiar words, below which there is nothing to guess. */
const FEW = 8;
const OURS = ['passerelle', 'ccas', 'cias', 'pass senior', 'mairie', 'usagers'];

let known: Promise<ZxcvbnFactory> | undefined;

/**
 * Whether a guesser would soon come to it: one of 49 000 common passwords, words and names of French, keyboard rows,
 * dates, repetitions, or several of them in a row (zxcvbn; the lists are inside its packages).
 */
export async function isGuessable(password: string, about: string[]): Promise<boolean> {
  known ??= load();
  const words = about.map((text) => text.toLowerCase()).flatMap((text) => [text, ...text.split(/[^\p{L}\d]+/u)]);
  const personal = words.filter((word) => word.length > 2);
  const familiar = [...OURS, ...personal];
  return lettersBeside(password, familiar) < FEW || (await known).check(password, familiar).score < ENOUGH;
}

/** Characters that are left once everything familiar is taken out: name and town in a row are no secret. */
function lettersBeside(password: string, familiar: string[]): number {
  const longestFirst = familiar.toSorted((one, other) => other.length - one.length);
  return longestFirst.reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase()).length;
}

/** Some ten megabytes: read when the first password is chosen. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
  });
}
