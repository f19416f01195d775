import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';
import { Contributions } from '../kernel/contributions/contributions.js';

/** The words of the journal, gathered from the slices that write in it. */
@Injectable()
export class JournalVocabulary implements OnModuleInit {
  readonly sentences = new Map<string, string>();
  readonly themes = new Map<string, string>();
  /** Actions whose subject is not named. */
  readonly unnamed = new Set<string>();
  /** SQL of `(id, label, href)` by kind of subject. */
  readonly subjects = new Map<string, string>();

  constructor(private readonly contributions: Contributions) {}

  /** @throws Error when two slices claim one word */
  onModuleInit(): void {
    for (const { journal } of this.contributions.of(JournalWords)) {
      claim(this.sentences, journal.sentences);
      for (const action of journal.unnamed ?? []) this.unnamed.add(action);
      claim(this.themes, journal.themes);
      claim(this.subjects, journal.subjects ?? {});
    }
  }

  /** A code that came with a newer version than this page is shown as it is. */
  sentenceOf(action: string): string {
    return this.sentences.get(action) ?? action;
  }

  /** Every action by its theme and sentence, for a list to choose from. */
  options(): [code: string, label: string][] {
    return [...this.sentences]
      .map(([code, sentence]): [string, string] => [code, `${this.themeOf(code)} : ${sentence}`])
      .sort(([, one], [, other]) => one.localeCompare(other, 'fr'));
  }

  private themeOf(action: string): string {
    const [first] = action.split('.');
    return this.themes.get(first!) ?? first!;
  }
}

function claim(words: Map<string, string>, more: Record<string, string>): void {
  for (const [word, meaning] of Object.entries(more)) {
    if (words.has(word)) throw new Error(`Two slices say what « ${word} » is in the journal.`);
    words.set(word, meaning);
  }
}
