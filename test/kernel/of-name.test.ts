import { expect, test } from '@jest/globals';
import { beforeName, ofName } from '../../src/kernel/text/of-name.js';

test.each([
  ['Jeanne', 'de Jeanne'],
  ['Élisabeth', 'd’Élisabeth'],
  ['Odette Vasseur', 'd’Odette Vasseur'],
  ['ÉMILE', 'd’ÉMILE'],
  ['Œuvre du Pont', 'd’Œuvre du Pont'],
  ['Yves', 'd’Yves'],
  ['Yasmine', 'de Yasmine'],
  ['Hélène', 'd’Hélène'],
  ['Hervé', 'd’Hervé'],
  ['Henri', 'd’Henri'],
  ['Honoré', 'd’Honoré'],
  ['Hortense', 'd’Hortense'],
  ['Hubert', 'd’Hubert'],
  ['Huguette', 'd’Huguette'],
  ['Harmonie Mutuelle', 'd’Harmonie Mutuelle'],
  ['Hugo', 'de Hugo'],
  ['Hamid', 'de Hamid'],
  ['Heidi', 'de Heidi'],
  ['Harold', 'de Harold'],
  ['U Express', 'de U Express'],
  ['« Un café »', 'de « Un café »'],
  ['8 à Huit', 'de 8 à Huit'],
  ['', 'de '],
])('%s: %s', (name, said) => {
  expect(ofName(name)).toBe(said);
});

test('a sentence that ends in « de » is elided before the name that stands after it, any other is not', () => {
  expect(beforeName('a fermé le compte de', 'Élise')).toBe('a fermé le compte d’');
  expect(beforeName('a fermé le compte de', 'Nadia')).toBe('a fermé le compte de ');
  expect(beforeName('a invité', 'Élise')).toBe('a invité ');
});
