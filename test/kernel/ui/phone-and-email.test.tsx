import { describe, expect, test } from '@jest/globals';
import { validateSync } from 'class-validator';
import { PhoneAndEmailForm } from '../../../src/kernel/fields/phone-and-email-form.js';
import { Form } from '../../../src/kernel/ui/form.js';
import { PhoneAndEmail } from '../../../src/kernel/ui/phone-and-email.js';
import { renderPage } from '../../../src/kernel/ui/render-page.js';

function inputs(props: Omit<Parameters<typeof PhoneAndEmail>[0], 'values'> = {}): string[] {
  const page = renderPage(
    undefined,
    { title: 'Vous joindre' },
    <Form action="/joindre" token="x">
      <PhoneAndEmail values={{ phone: ['01 55 00 30 01'], email: 'yvonne@exemple.fr' }} {...props} />
    </Form>,
  );
  return page.match(/<input id="champ-[^>]*>/g) ?? [];
}

class Reached extends PhoneAndEmailForm {}

describe('how to reach somebody', () => {
  test('the telephone, then the e-mail, as they were typed, neither of them asked for', () => {
    const [phone, email] = inputs();
    expect(phone).toMatch(/name="phone" type="tel" value="01 55 00 30 01"/);
    expect(email).toMatch(/name="email" type="email" value="yvonne@exemple.fr"/);
    expect(`${phone}${email}`).not.toContain('required');
  });

  test('a browser at a counter offers nothing of whoever came before; a person’s own may', () => {
    expect(inputs().every((input) => input.includes('autocomplete="off"'))).toBe(true);
    const [phone, email] = inputs({ isOwn: true, isPhoneNeeded: true });
    expect(phone).toMatch(/required.*autocomplete="tel"/);
    expect(email).toMatch(/autocomplete="email"/);
  });

  test('what is no number and no address is refused, for every form that asks for them', () => {
    const wrong = validateSync(Object.assign(new Reached(), { phone: '12', email: 'yvonne' }));
    expect(wrong.map(({ property }) => property).sort()).toEqual(['email', 'phone']);
    expect(validateSync(Object.assign(new Reached(), { phone: '01 55 00 30 01' }))).toEqual([]);
  });
});
