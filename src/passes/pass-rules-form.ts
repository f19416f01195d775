import { Printed } from '../kernel/fields/printed.js';
import { field } from '../kernel/fields/word.js';
import { Bounded } from '../ccas/bounded.js';
import { VersionedForm } from '../ccas/version-in.js';

const categories = [1, 2, 3];

const none = {
  code: 'required',
  sentence: 'Cochez au moins une catégorie : sinon aucun pass ne peut être délivré.',
};

/** The categories that are issued, in their order; what is none of them is left out. */
const Offered = () =>
  field(
    {
      checks: [{ ...none, holds: (value) => Array.isArray(value) && value.length > 0 }],
      blank: none,
      isMany: true,
      tidy: (value) => (Array.isArray(value) ? categories.filter((category) => value.includes(category)) : value),
      read: Number,
      schema: { type: [Number], enum: categories },
      look: { label: 'Catégories délivrées', control: 'choices' },
    },
    {},
  );

export class PassRulesForm extends VersionedForm {
  @Bounded(50, 100, { label: 'Âge minimum', hint: 'En années, le jour où le pass est délivré. De 50 à 100.' })
  minimumAge!: number;

  @Bounded(1, 120, { label: 'Durée du pass', hint: 'En mois. Les pass déjà délivrés gardent leur date.' })
  validityMonths!: number;

  @Bounded(1, 20, { label: 'Téléphones par pass', hint: 'Ceux des aidants compris. De 1 à 20.' })
  phoneLimit!: number;

  @Offered()
  offered!: number[];

  @Printed(40, { label: 'Nom de la catégorie 1' })
  label1!: string;

  @Printed(40, { label: 'Nom de la catégorie 2' })
  label2!: string;

  @Printed(40, { label: 'Nom de la catégorie 3' })
  label3!: string;
}
