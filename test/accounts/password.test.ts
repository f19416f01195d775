import { describe, expect, test } from '@jest/globals';
import { checkPassword, hashPassword, passwordHolds } from '../../src/accounts/password.js';

describe('a password is refused', () => {
  test.each([
    ['thirteen characters', 'Xk7-Pq2-Lm9-4'],
    ['over two hundred', 'bleuet tramway girafe '.repeat(10)],
    ['a common one', 'iloveyou123456'],
    ['a French one', 'motdepasse1234'],
    ['two common ones', 'bonjourbonjour'],
    ['a row of keys', 'azertyuiop1234'],
    ['the name of this software', 'Passerelle2026!!'],
    ['the same letter', 'aaaaaaaaaaaaaa'],
    ['digits in order', '01234567890123'],
  ])('%s: %s', async (_why, password) => {
    await expect(checkPassword(password)).rejects.toMatchObject({
      code: 'weak_password',
      errors: [{ field: 'password' }],
    });
  });

  test('what everyone knows of its owner', async () => {
    const about = ['Mireille Lambrecht', 'mireille.lambrecht@ccas.example', 'CCAS d’Alfortville'];
    for (const password of ['Mireille.Lambrecht1', 'Alfortville2026!'])
      await expect(checkPassword(password, about)).rejects.toMatchObject({ code: 'weak_password' });
  });
});

test.each(['bleuet-tramway-82-girafe', 'quatre mots sans rapport: piano, lichen', 'kP9vX2mQ7rT4wZ8s'])(
  'one that nobody comes to is taken: %s',
  async (password) => {
    await expect(checkPassword(password, ['Nadia', 'nadia@ccas.example'])).resolves.toBeUndefined();
  },
);

test('it is kept as argon2id, and nothing holds where there is no password', async () => {
  const stored = await hashPassword('bleuet-tramway-82-girafe');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordHolds(stored, 'bleuet-tramway-82-girafe')).toBe(true);
  expect(await passwordHolds(stored, 'bleuet-tramway-82-giraf')).toBe(false);
  expect(await passwordHolds(null, 'nobody signs in with this')).toBe(false);
});
