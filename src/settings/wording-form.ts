import { Printed, PrintedText } from '../kernel/fields/printed.js';
import { VersionedForm } from '../ccas/version-in.js';

/** The words of the CCAS on its card and its letter; without any, those of the house. */
export class WordingForm extends VersionedForm {
  @Printed(24, { optional: true, label: 'Titre' })
  cardTitle!: string | null;

  @PrintedText(140, { optional: true, label: 'Phrase au dos' })
  cardNote!: string | null;

  @Printed(80, { optional: true, label: 'Formule d’appel' })
  letterGreeting!: string | null;

  @PrintedText(600, { optional: true, label: 'Début' })
  letterOpening!: string | null;

  @PrintedText(300, { optional: true, label: 'Fin et signature' })
  letterClosing!: string | null;
}
