import { Transform } from 'class-transformer';
import { Length } from 'class-validator';

export class NoteForm {
  /** Line breaks stay. */
  @Transform(({ value }) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : value))
  @Length(1, 2000, { message: 'Écrivez une note de 2 000 caractères au plus.' })
  text!: string;
}
