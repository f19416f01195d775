import { Length } from 'class-validator';
import { Tidy } from '../kernel/http/tidy.js';

export class TillNameForm {
  @Tidy()
  @Length(1, 60)
  name!: string;
}
