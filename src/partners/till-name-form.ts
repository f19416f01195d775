import { Line } from '../kernel/fields/lines.js';

export class TillNameForm {
  @Line(60, { example: 'Caisse 1' })
  name!: string;
}
