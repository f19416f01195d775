import { Line } from '../../kernel/fields/lines.js';

/** What a paper of an agreement is. */
export class DocumentForm {
  @Line(120, { label: 'Ce que c’est', hint: 'Convention signée, tableau des garanties…', autocomplete: 'off' })
  label!: string;
}
