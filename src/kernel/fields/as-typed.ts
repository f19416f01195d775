import { type FormClass, type Word, wordsOf } from './word.js';

/**
 * What is known as the fields of its page show it: each value as its word writes it, by the name the page uses. What there
 * is none of is not there, and neither are lists, which each page shows in its own way.
 */
export function asTyped<T extends object>(
  shape: FormClass<T>,
  known: { [K in keyof T]?: unknown },
  path = '',
): Record<string, string> {
  return Object.assign(
    {},
    ...[...wordsOf(shape)].map(([name, word]) => {
      const value = (known as Record<string, unknown>)[name];
      const pageName = path + (word.look.page ?? name);
      if (value === null || value === undefined || word.isMany) return {};
      if (word.inner) return asTyped(word.inner(), value, `${pageName}.`);
      const text = written(word, value);
      return text === '' ? {} : { [pageName]: text };
    }),
  );
}

function written({ write }: Word, value: unknown): string {
  return write ? write(value as never) : String(value);
}
