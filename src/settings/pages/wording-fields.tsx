import { Field, TextArea } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import { CARD_NOTE } from '../../passes/card-drawing.js';
import { LETTER_GREETING, LETTER_OPENING } from '../../printing/pass-letter.js';
import type { SectionFieldsProps } from '../section.js';

export function WordingFields({ values, refusal }: SectionFieldsProps) {
  const field = (name: string) => ({ name, value: [values[name] ?? ''].flat()[0], refusal, optional: true });
  return (
    <>
      <h2>Sur la carte</h2>
      <Field
        label="Titre"
        {...field('cardTitle')}
        maxLength={24}
        hint="« Pass senior » si vous ne mettez rien. 24 caractères au plus."
      />
      <TextArea
        label="Phrase au dos"
        {...field('cardNote')}
        hint={`Sans texte de votre part : « ${CARD_NOTE} » 140 caractères au plus.`}
      />
      <p>
        <button class="quiet" formaction="/ccas/reglages/textes/apercu/carte" formtarget="_blank">
          <Icon name="eye" /> Voir la carte (PDF)
        </button>
      </p>
      <h2>Dans la lettre qui l’accompagne</h2>
      <Field
        label="Formule d’appel"
        {...field('letterGreeting')}
        maxLength={80}
        hint={`« ${LETTER_GREETING} » si vous ne mettez rien.`}
      />
      <TextArea
        label="Début"
        {...field('letterOpening')}
        hint={`Sans texte de votre part : « ${LETTER_OPENING} » 600 caractères au plus.`}
      />
      <TextArea
        label="Fin et signature"
        {...field('letterClosing')}
        hint="Par exemple une formule de politesse et le nom de la présidente. Elle termine toutes les lettres du CCAS. 300 caractères au plus."
      />
      <p>
        <button class="quiet" formaction="/ccas/reglages/textes/apercu/lettre" formtarget="_blank">
          <Icon name="eye" /> Voir la lettre (PDF)
        </button>
      </p>
    </>
  );
}
