import { fieldsOf } from '../../kernel/fields/fields-of.js';
import type { OwnControl } from '../../kernel/fields/look.js';
import { textIn } from '../../kernel/http/input.js';
import { FieldNotes, fieldFacts } from '../../kernel/ui/field-frame.js';
import { NewcomerForm } from '../newcomer-form.js';
import { NEWCOMER, pickedOtherwise } from '../picked-otherwise.js';
import type { PersonPick } from '../resident-picks.js';
import { PersonChoices } from './person-choices.js';
import { PersonScript } from './person-script.js';

interface Props extends OwnControl {
  found: PersonPick;
  newcomer: NonNullable<PersonPick['newcomer']>;
}

/** The short form of somebody who enters the register with the form around it. */
export function NewcomerFields({ label, name, of, values, refusal, found, newcomer }: Props) {
  const facts = fieldFacts(name, undefined, refusal, of);
  const under = `${name}:${NEWCOMER}`;
  const field = fieldsOf(NewcomerForm, { values: { ...newcomer.values, ...values }, refusal, of, under });
  const { communes } = newcomer;
  const isAlike = found.people.length > 0;
  return (
    <fieldset class="panel stack" data-person={name}>
      <legend>{label} : inscrire une personne</legend>
      <p id={facts.id} tabIndex={-1}>
        Elle est inscrite quand vous envoyez ce formulaire, et choisie ici.
      </p>
      <FieldNotes {...facts} />
      <input type="hidden" name={`${name}:cherche`} value={found.typed} />
      <input type="hidden" name={`${name}:vu`} value={found.typed} />
      {isAlike ? (
        <PersonChoices
          {...{ name, label }}
          people={found.people}
          chosen={textIn(values, name)}
          otherwise="C’est quelqu’un d’autre : l’inscrire"
          hasFocus
        />
      ) : (
        <input type="hidden" name={name} value={pickedOtherwise.newcomer} />
      )}
      <div class="pair">
        <field.lastName autofocus={!isAlike} />
        <field.firstName />
      </div>
      <div class="pair">
        <field.bornOn hint={undefined} label="Date de naissance (jour, mois, année)" />
        <field.communeCode options={communes.length > 1 ? [['', 'Choisissez…'], ...communes] : communes} />
      </div>
      <div class="pair">
        <field.address />
        <field.postcode />
      </div>
      <div class="pair">
        <field.phone />
        <field.email />
      </div>
      <div class="pair">
        <field.residenceProof.kind label="Justificatif vu" />
        <field.residenceProof.seenOn />
      </div>
      <p>
        <button name={`${name}:demande`} value="chercher" class="quiet">
          Ne pas inscrire, revenir à la recherche
        </button>
      </p>
      <PersonScript />
    </fieldset>
  );
}
