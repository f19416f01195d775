import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { type FieldError, InvalidInput } from '../errors/domain-error.js';
import { askedBeside, nulledBlanks, numbersRead, typedValues } from '../fields/typed-values.js';
import { failing, wordIn } from '../fields/word.js';
import { FormAsks, FormResumed } from '../forms/forms.errors.js';
import { currentRehearsal } from '../forms/rehearsal.js';

type Shape<T> = new () => T;

/**
 * Reads a body, or values, into its class.
 * @throws InvalidInput naming every field that cannot be accepted, unknown ones included; FormResumed in a rehearsal
 */
export function readInput<T extends object>(shape: Shape<T>, value: unknown): T {
  const rehearsal = currentRehearsal();
  if (rehearsal) throw new FormResumed(rehearsal.hadFile);
  const source = value && typeof value === 'object' && !Array.isArray(value) ? value : {};
  // First, because a validator may itself stumble over such a text.
  const unreadable = unreadableTexts(source);
  if (unreadable.length > 0) throw new InvalidInput(unreadable);
  const input = plainToInstance(shape, source);
  const errors = validateSync(input, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (errors.length > 0) throw new InvalidInput(errors.flatMap((error) => fieldErrors(error)));
  return input;
}

/**
 * A form sends every field as text: its words read them. Blank ones are taken away, so that optional means optional.
 * @param fixed values the page does not ask for, or sends in a way of its own; undefined leaves one out
 * @throws InvalidInput with the names the page uses; FormAsks when a field's own button was pressed
 */
export function readForm<T extends object>(shape: Shape<T>, form: FormValues, fixed: object = {}): T {
  const asked = currentRehearsal() ? undefined : askedBeside(shape, form);
  if (asked) throw new FormAsks(asked);
  const { values, pageNames } = typedValues(shape, form);
  try {
    const known = Object.entries({ ...values, ...fixed }).filter(([, value]) => value !== undefined);
    return readInput(shape, Object.fromEntries(known));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(error.errors!.map((each) => ({ ...each, field: pageNames[each.field] ?? each.field })));
  }
}

/**
 * A whole form as the changes it makes: an answer that was emptied, and may be, is taken away.
 * @throws InvalidInput with the names the page uses
 */
export function readChanges<T extends object>(shape: Shape<T>, form: FormValues, fixed: object = {}): T {
  return readForm(shape, form, { ...nulledBlanks(shape, form), ...fixed });
}

export type FormValues = Record<string, string | string[] | undefined>;

/** What was typed in a field, to the letter, the first where somebody sent several; undefined where nothing was sent. */
export function textIn(values: FormValues, name: string): string | undefined {
  return [values[name] ?? []].flat()[0];
}

/** The one text of a field, the first where somebody sent several. @param most characters that are kept of it */
export function oneText(value: FormValues[string], most = Infinity): string {
  return ([value ?? ''].flat()[0] ?? '').trim().slice(0, most);
}

/** Bodies and queries whose type is one of our classes; everything else passes untouched. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    const isClass = metatype && ![String, Number, Boolean, Array, Object].includes(metatype as never);
    if (!isClass || (type !== 'body' && type !== 'query')) return value;
    const shape = metatype as Shape<object>;
    return readInput(shape, type === 'query' ? numbersRead(shape, value) : value);
  }
}

/** PostgreSQL holds no NUL in a text nor half of a character, and no person types one. */
function unreadableTexts(source: object): FieldError[] {
  return Object.entries(source)
    .filter(([, value]) => /\\u0000|\\ud[89a-f][0-9a-f]{2}/.test(JSON.stringify(value ?? '')))
    .map(([field]) => ({
      field,
      code: 'control_character',
      detail: 'Ce texte contient un caractère qui n’est pas permis.',
    }));
}

const required = { code: 'required', sentence: 'Ce champ est obligatoire.' };

function fieldErrors(error: ValidationError, parent = ''): FieldError[] {
  const field = parent + error.property;
  const nested = (error.children ?? []).flatMap((child) => fieldErrors(child, `${field}.`));
  if (error.constraints?.whitelistValidation)
    return [{ field, code: 'unknown_field', detail: 'Ce champ n’est pas connu.' }];
  const word = wordIn(error.contexts);
  const wrong = word && failing(word, error.value);
  // Of a list within a form, one that is no form.
  if (!wrong && error.constraints?.nestedValidation)
    return [{ field, code: 'not_object', detail: 'Un objet est attendu.' }, ...nested];
  if (!wrong && nested.length > 0) return nested;
  if (!wrong) return [{ field, code: 'invalid', detail: 'Cette valeur ne convient pas.' }];
  const isMissing = error.value === undefined || error.value === null || error.value === '';
  const { code, sentence } = isMissing ? (word?.blank ?? required) : wrong;
  if (isMissing) return [{ field, code, detail: sentence }];
  return [{ field, code, detail: sentence }, ...nested];
}
