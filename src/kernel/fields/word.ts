import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { getMetadataStorage, registerDecorator, ValidateIf, ValidateNested } from 'class-validator';
import type { Look } from './look.js';

/** A class whose fields are words. */
export type FormClass<T extends object = object> = abstract new () => T;

/** What is asked of a value. */
export interface Check {
  code: string;
  /** What a person reads where it does not hold; of the value, where it says how far off that is. */
  sentence: string | ((value: never) => string);
  holds(value: unknown): boolean;
}

/** One kind of field: what is asked of it, how it is described, and what a page shows of it. */
export interface Word {
  /** Asked in their order: the first that does not hold is what is said. */
  checks: Check[];
  /** Instead of those of its checks: one for whatever is wrong, or by code. */
  sentence?: string | Record<string, string>;
  /** What is said of a blank, instead of that it is required. */
  blank?: Refused;
  /** However it comes: blanks around a text. What it cannot tidy it leaves alone, for the checks to refuse. */
  tidy?(value: unknown): unknown;
  /** From what somebody typed; never called for a blank. @returns the value, or `Unread` */
  read?(typed: string): unknown;
  /**
   * A field that a page sends as several: its value of what stands under its own name, and of what stands beside it
   * (`name:part`), by part. A button of that kind, `name:demande`, asks for its page again (`FormAsks`).
   * @returns the value, `Unread`, or undefined for none
   */
  compose?(own: string, beside: Record<string, string>): unknown;
  /** As a person types it. */
  write?(value: never): string;
  /** Whether a page sends it several times, once for each that is chosen. */
  isMany?: boolean;
  /** Blanks at its ends are part of it. */
  isExact?: boolean;
  /** A box, which a page sends when it is ticked and not otherwise. */
  isTick?: boolean;
  /** Null means that there is none. */
  isNullable?: boolean;
  /** The form within this one. */
  inner?: () => FormClass;
  schema: ApiPropertyOptions;
  look: Look;
}

export interface FieldOptions extends Partial<Look> {
  /** `true`: it may be left out, or null. `never null`: it may be left out, and null is refused, as its column would. */
  optional?: boolean | 'never null';
  /** Asked of a form of which this is true, ignored in any other. */
  when?: (form: never) => boolean;
  sentence?: Word['sentence'];
  blank?: Refused;
  /** In the description of the API. */
  description?: string;
  example?: unknown;
  /** What it is when it is left out. */
  byDefault?: unknown;
}

/** What is wrong with a value. */
interface Refused {
  code: string;
  sentence: string;
}

/** What was typed, where no value can be made of it. */
export class Unread {
  constructor(
    readonly code = '',
    readonly sentence = '',
  ) {}
}

const WORD = 'word';
const wordsByShape = new WeakMap<FormClass, Map<string, Word>>();

/** Where a word is written: over a property of a form. */
export type FieldDecorator = (target: object, name: string) => void;

/** Makes a property of a form a field of this kind. Stated again in a subclass, the later word counts, whole. */
export function field(
  kind: Word,
  { optional, when, sentence, blank, description, example, byDefault, ...look }: FieldOptions = {},
): FieldDecorator {
  const word: Word = {
    ...kind,
    sentence,
    blank: blank ?? kind.blank,
    isNullable: optional === true,
    look: { ...kind.look, ...look, isOptional: Boolean(optional) },
  };
  const isAsked = when ?? askedUnless(optional);
  return (target, name) => {
    registerDecorator({
      name: WORD,
      target: target.constructor,
      propertyName: name,
      options: { context: word },
      validator: { validate: (value) => failing(word, value) === undefined, defaultMessage: () => WORD },
    });
    // Always: else that of the class it extends would still hold.
    ValidateIf((form, value) => isAsked(form as never, value))(target, name);
    if (word.tidy) Transform(({ value }) => word.tidy!(value))(target, name);
    if (word.inner) {
      Type(word.inner)(target, name);
      ValidateNested({ each: word.isMany })(target, name);
    }
    ApiProperty({
      ...word.schema,
      required: !optional && !when,
      ...(optional === true && { nullable: true }),
      ...(description !== undefined && { description }),
      ...(example !== undefined && { example }),
      ...(byDefault !== undefined && { default: byDefault }),
    } as ApiPropertyOptions)(target, name);
  };
}

/** The first thing that is wrong with a value. */
export function failing(word: Word, value: unknown): Refused | undefined {
  const wrong = value instanceof Unread ? said(word, value) : word.checks.find((check) => !check.holds(value));
  if (!wrong) return undefined;
  const { code, sentence } = wrong;
  return {
    code,
    sentence: ownSentence(word, code) ?? (typeof sentence === 'string' ? sentence : sentence(value as never)),
  };
}

/** What could not be read says it in the words of its check, unless it has better ones. */
function said({ checks }: Word, { code, sentence }: Unread): Pick<Check, 'code' | 'sentence'> {
  return { code, sentence: sentence || (checks.find((check) => check.code === code)?.sentence ?? '') };
}

function ownSentence({ sentence: own }: Word, code: string): string | undefined {
  return typeof own === 'string' ? own : own?.[code];
}

/** The word of a field that was refused, as class-validator hands it back. */
export function wordIn(contexts: Record<string, unknown> | undefined): Word | undefined {
  return contexts?.[WORD] as Word | undefined;
}

/** The fields of a form by name, those of the classes it extends or is picked from included. */
export function wordsOf(shape: FormClass): ReadonlyMap<string, Word> {
  const known = wordsByShape.get(shape);
  if (known) return known;
  const words = new Map(
    getMetadataStorage()
      .getTargetValidationMetadatas(shape, '', false, false)
      .filter(({ name, context }) => name === WORD || (context as Word | undefined)?.checks)
      .map(({ propertyName, context }): [string, Word] => [propertyName, context as Word]),
  );
  wordsByShape.set(shape, words);
  return words;
}

function askedUnless(optional: FieldOptions['optional']): (form: never, value?: unknown) => boolean {
  if (optional === true) return (_, value) => value !== undefined && value !== null;
  if (optional === 'never null') return (_, value) => value !== undefined;
  return () => true;
}
