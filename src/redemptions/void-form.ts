import { Line } from '../kernel/fields/lines.js';

/** What an agent says of a use that is taken back; whether it is enough, the use case says. */
export class VoidForm {
  @Line(500, {
    min: 0,
    optional: true,
    label: 'Motif',
    hint: 'Il reste dans les comptes, à côté de l’utilisation. Ni santé, ni nom.',
  })
  reason?: string;
}
