import { type FieldError, InvalidInput } from '../errors/domain-error.js';
import { type FormValues, oneText } from './input.js';
import { toE164 } from '../text/phone.js';

/** What was typed in a form, read field by field; every mistake is told, not only the first. */
export class TypedFields {
  readonly errors: FieldError[] = [];

  constructor(private readonly body: FormValues) {}

  /** Trimmed; null when nothing was typed. */
  text(field: string, longest: number): string | null {
    const text = this.raw(field);
    // A printed line holds no tabulation, and PostgreSQL no NUL.
    if (/[^\P{C}\r\n]/u.test(text))
      this.refuse(field, 'control_character', 'Ce texte contient un caractère qui n’est pas permis.');
    else if (text.length > longest)
      this.refuse(field, 'too_long', `${longest} caractères au plus : il y en a ${text.length}.`);
    return text || null;
  }

  required(field: string, longest: number): string {
    const text = this.text(field, longest);
    if (text === null) this.refuse(field, 'required', 'Ce champ est obligatoire.');
    return text ?? '';
  }

  whole(field: string, least: number, most: number): number {
    const text = this.raw(field);
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most))
      this.refuse(field, 'out_of_range', `Un nombre entier de ${least} à ${most} est attendu.`);
    return value;
  }

  phone(field: string): string | null {
    const text = this.raw(field);
    const phone = text ? toE164(text) : null;
    if (phone === undefined)
      this.refuse(field, 'invalid_phone', 'Ce numéro de téléphone n’est pas valable, par exemple 01 43 75 00 00.');
    return phone ?? null;
  }

  email(field: string): string | null {
    const text = this.text(field, 254);
    if (text && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
      this.refuse(field, 'invalid_email', 'Cette adresse électronique n’est pas complète, par exemple nom@exemple.fr.');
    return text;
  }

  webAddress(field: string): string | null {
    const text = this.text(field, 200);
    if (text && !(URL.canParse(text) && /^https?:\/\//.test(text)))
      this.refuse(field, 'invalid_address', 'Une adresse comme https://www.ma-commune.fr est attendue.');
    return text;
  }

  ticked(field: string): boolean {
    return this.body[field] === 'oui';
  }

  all(field: string): string[] {
    return [this.body[field] ?? []].flat();
  }

  refuse(field: string, code: string, detail: string): void {
    this.errors.push({ field, code, detail });
  }

  /** @throws InvalidInput when anything was refused */
  done(): void {
    if (this.errors.length > 0) throw new InvalidInput(this.errors);
  }

  private raw(field: string): string {
    return oneText(this.body[field]).replaceAll('\r\n', '\n');
  }
}
