import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Icon } from '../../kernel/ui/icon.js';
import { CARD_NOTE } from '../../passes/card-drawing.js';
import { LETTER_GREETING, LETTER_OPENING } from '../../printing/pass-letter.js';
import type { SectionFieldsProps } from '../../ccas/settings-section.js';
import { WordingForm } from '../wording-form.js';

export function WordingFields({ values, refusal }: SectionFieldsProps) {
  const field = fieldsOf(WordingForm, { values, refusal });
  return (
    <>
      <h2>Sur la carte</h2>
      <field.cardTitle hint="« Pass senior » si vous ne mettez rien. 24 caractères au plus." />
      <field.cardNote hint={`Sans texte de votre part : « ${CARD_NOTE} » 140 caractères au plus.`} />
      <p>
        <button class="quiet" formaction="/ccas/reglages/textes/apercu/carte" formtarget="_blank">
          <Icon name="eye" /> Voir la carte (PDF)
        </button>
      </p>
      <h2>Dans la lettre qui l’accompagne</h2>
      <field.letterGreeting hint={`« ${LETTER_GREETING} » si vous ne mettez rien.`} />
      <field.letterOpening hint={`Sans texte de votre part : « ${LETTER_OPENING} » 600 caractères au plus.`} />
      <field.letterClosing hint="Par exemple une formule de politesse et le nom de la présidente. Elle termine toutes les lettres du CCAS. 300 caractères au plus." />
      <p>
        <button class="quiet" formaction="/ccas/reglages/textes/apercu/lettre" formtarget="_blank">
          <Icon name="eye" /> Voir la lettre (PDF)
        </button>
      </p>
    </>
  );
}
