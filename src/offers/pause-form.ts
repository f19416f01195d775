import { Day } from '../kernel/fields/days.js';
import { DecisionForm } from '../partners/decision-form.js';

/** An offer is paused, until a day or until somebody takes it up again. */
export class PauseForm extends DecisionForm {
  @Day({
    optional: true,
    label: 'Jour de la reprise',
    hint: 'Par exemple 24/12/2026. Il revient en ligne tout seul ce jour-là. Rien : jusqu’à ce qu’on le remette en ligne.',
    description: 'Jour de la reprise ; absent : jusqu’à nouvel ordre.',
  })
  resumesOn?: string;
}
