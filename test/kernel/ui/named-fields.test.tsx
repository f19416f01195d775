import { describe, expect, test } from '@jest/globals';
import { Choices, Tick } from '../../../src/kernel/ui/choices.js';
import { Field, Form } from '../../../src/kernel/ui/form.js';
import { renderPage } from '../../../src/kernel/ui/render-page.js';

const missing = (field: string) => ({ field, code: 'required', detail: 'Ce champ est obligatoire.' });
const refusal = {
  status: 400,
  code: 'invalid_input',
  detail: 'Certaines réponses sont à corriger.',
  errors: [missing('charter'), missing('email'), missing('kind'), missing('name'), missing('nowhere')],
};

function page(): string {
  return renderPage(
    undefined,
    { title: 'Rejoindre' },
    <Form action="/rejoindre" token="x" refusal={refusal}>
      <Field label="Votre nom" name="name" value="<li><a href=#champ-x>" refusal={refusal} />
      <Field label="Adresse électronique" name="email" optional refusal={refusal} />
      <Choices legend="Que donnez-vous ?" name="kind" options={[['a', 'Une remise']]} refusal={refusal} />
      <Tick label="J’ai lu la charte" name="charter" checked={false} refusal={refusal} />
    </Form>,
  );
}

describe('what is wrong in a form', () => {
  test('names each field as the page does, in the order of the page', () => {
    const lines = Array.from(page().matchAll(/<li><a href="#champ-\w+">([^<]*)<\/a>/g), ([, text]) => text);
    expect(lines).toEqual([
      'Votre nom : ce champ est obligatoire.',
      'Adresse électronique : ce champ est obligatoire.',
      'Que donnez-vous : ce champ est obligatoire.',
      'J’ai lu la charte : ce champ est obligatoire.',
      'Ce champ est obligatoire.',
    ]);
  });

  test('what was typed stays as it was typed, and is no markup', () => {
    expect(page()).toContain('value="&lt;li>&lt;a href=#champ-x>"');
  });

  test('every field refused asks for the focus: the first on the page gets it', () => {
    expect(page().match(/ autofocus/g)).toHaveLength(4);
  });
});
