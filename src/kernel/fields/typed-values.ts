import { type FormClass, type Word, wordsOf } from './word.js';

/** The fields of a page by name, as texts. */
type Sent = Record<string, string | string[] | undefined>;

interface Typed {
  /** As a program would send them; what nobody can read is `Unread`, and refused where it stands. */
  values: Record<string, unknown>;
  /** What the page calls the fields that it asks in another way: `amountCents` is `amount`. */
  pageNames: Record<string, string>;
}

/**
 * What a page sent as the values of its form: every field comes as text, and its word reads it. Blank ones are taken away,
 * so that optional means optional; a box that is not ticked is false. What no field is called so stays, to be refused.
 */
export function typedValues(shape: FormClass, sent: Sent): Typed {
  const pageNames: Record<string, string> = {};
  const rest = new Map(Object.entries(sent ?? {}));
  const values = readFields(shape, rest, pageNames, '', '');
  for (const [name, text] of rest) {
    if (isBlank(text)) continue;
    const [outer, inner] = name.split('.') as [string, string?];
    if (inner === undefined) values[outer] ??= text;
    else values[outer] = { [inner]: text, ...(values[outer] as object | undefined) };
  }
  return { values, pageNames };
}

/** Null for each answer of a page that was left blank and may be none. */
export function nulledBlanks(shape: FormClass, sent: Sent): Record<string, null> {
  return Object.fromEntries(
    [...wordsOf(shape)]
      .filter(([name, { isNullable, look }]) => isNullable && isBlank(sent[look.page ?? name]))
      .map(([name]) => [name, null]),
  );
}

/** An address sends numbers as texts. */
export function numbersRead(shape: FormClass, sent: unknown): Record<string, unknown> {
  const words = wordsOf(shape);
  return Object.fromEntries(
    Object.entries((sent ?? {}) as object).map(([name, text]: [string, unknown]) => {
      const word = words.get(name);
      return [name, word?.schema.type === 'integer' && typeof text === 'string' ? word.read!(text) : text];
    }),
  );
}

/** The field whose own button was pressed, and what it asks. */
export function askedBeside(shape: FormClass, sent: Sent): { field: string; what: string } | undefined {
  for (const [name, { compose, look }] of wordsOf(shape)) {
    const field = look.page ?? name;
    const what = compose && textOf(sent?.[`${field}:demande`]);
    if (what) return { field, what };
  }
  return undefined;
}

function readFields(
  shape: FormClass,
  rest: Map<string, Sent[string]>,
  pageNames: Record<string, string>,
  path: string,
  pagePath: string,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, word] of wordsOf(shape)) {
    const pageName = pagePath + (word.look.page ?? name);
    if (pageName !== path + name) pageNames[path + name] = pageName;
    if (word.inner && !word.isMany) {
      const inner = readFields(word.inner(), rest, pageNames, `${path}${name}.`, `${pageName}.`);
      if (Object.keys(inner).length > 0) values[name] = inner;
      continue;
    }
    const sent = rest.get(pageName);
    rest.delete(pageName);
    if (word.compose) {
      values[name] = word.compose(textOf(sent), takenBeside(rest, pageName));
      if (values[name] === undefined) delete values[name];
      continue;
    }
    if (word.isTick) values[name] = sent === 'oui';
    else if (!isBlank(sent)) values[name] = readOne(word, sent);
  }
  return values;
}

function readOne(word: Word, sent: string | string[]): unknown {
  const read = (text: string) => {
    const typed = word.isExact ? text : text.trim();
    return word.read ? word.read(typed) : typed;
  };
  if (word.isMany) return [sent].flat().map(read);
  return typeof sent === 'string' ? read(sent) : sent;
}

function isBlank(sent: Sent[string]): sent is undefined {
  return sent === undefined || (typeof sent === 'string' && sent.trim() === '');
}

/** What a page sends beside a field, by what follows `name:`, as one text each. */
function takenBeside(rest: Map<string, Sent[string]>, pageName: string): Record<string, string> {
  const beside: Record<string, string> = {};
  for (const [name, sent] of rest) {
    if (!name.startsWith(`${pageName}:`)) continue;
    beside[name.slice(pageName.length + 1)] = textOf(sent);
    rest.delete(name);
  }
  return beside;
}

function textOf(sent: Sent[string]): string {
  return ([sent].flat()[0] ?? '').trim();
}
