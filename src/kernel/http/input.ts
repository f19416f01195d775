import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { type FieldError, InvalidInput } from '../errors/domain-error.js';
import { FormResumed } from '../forms/forms.errors.js';
import { currentRehearsal } from '../forms/rehearsal.js';
import { typedDay } from '../text/typed-day.js';
import { sentences } from './input-sentences.js';

type Shape<T> = new () => T;

/**
 * Reads a body, a query or a form into its class.
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
 * A form sends every field as text: blank ones are taken away so that optional means optional, the rest is trimmed.
 * @throws InvalidInput
 */
export function readForm<T extends object>(shape: Shape<T>, form: FormValues): T {
  return readInput(shape, withoutBlanks(form));
}

export type FormValues = Record<string, string | string[] | undefined>;

/** The one text of a field, the first where somebody sent several. @param most characters that are kept of it */
export function oneText(value: FormValues[string], most = Infinity): string {
  return ([value ?? ''].flat()[0] ?? '').trim().slice(0, most);
}

/** Dotted names become objects, as in `residenceProof.kind`. */
export function withoutBlanks(form: FormValues): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(form ?? {})) {
    const text = typeof value === 'string' ? tidied(value) : value;
    if (text === '' || text === undefined) continue;
    const [outer, inner] = name.split('.') as [string, string?];
    if (inner === undefined) kept[outer] = text;
    else kept[outer] = { ...(kept[outer] as object | undefined), [inner]: text };
  }
  return kept;
}

/** `2/3/1948`, as an agent types it where the browser has no calendar, becomes ISO; no other text is a day. */
function tidied(value: string): string {
  return value.includes('/') ? typedDay(value) : value.trim();
}

/** Bodies and queries whose type is one of our classes; everything else passes untouched. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    const isClass = metatype && ![String, Number, Boolean, Array, Object].includes(metatype as never);
    return isClass && (type === 'body' || type === 'query') ? readInput(metatype as Shape<object>, value) : value;
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

function fieldErrors(error: ValidationError, parent = ''): FieldError[] {
  const field = parent + error.property;
  const nested = (error.children ?? []).flatMap((child) => fieldErrors(child, `${field}.`));
  const [constraint] = Object.entries(error.constraints ?? {});
  if (!constraint) return nested;
  const missing = error.value === undefined || error.value === null || error.value === '';
  const [name, message] = constraint;
  if (missing && name !== 'whitelistValidation')
    return [{ field, code: 'required', detail: 'Ce champ est obligatoire.' }];
  const [code, sentence] = sentences[name] ?? ['invalid', 'Cette valeur ne convient pas.'];
  return [{ field, code, detail: /^[A-ZÀÉÊ].*\.$/.test(message) ? message : sentence }, ...nested];
}
