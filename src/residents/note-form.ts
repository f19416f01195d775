import { LongText } from '../kernel/fields/lines.js';

export class NoteForm {
  @LongText(2000, { sentence: 'Écrivez une note de 2 000 caractères au plus.' })
  text!: string;
}
