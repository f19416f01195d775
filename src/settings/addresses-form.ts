import { Tick } from '../kernel/fields/choices.js';
import { VersionedForm } from '../ccas/version-in.js';

/** Whether the addresses of residents are looked up. */
export class AddressesForm extends VersionedForm {
  @Tick({ label: 'Chercher où se trouvent les adresses des usagers' })
  accord!: boolean;
}
