/** Invented people, written as French lists write them. The same number always gives the same person. */

const lastNames = [
  'Lefèvre',
  'de La Brosse',
  'd’Aubigny',
  "L'Hostis",
  'Le Goff-Kerbrat',
  'N’Diaye',
  'Œhmichen',
  'MÜLLER',
  'Peñalver',
  'Saint-Léger',
  'Çelik',
  'DU BOISROUVRAY',
  'Nguyễn',
  'Baÿ',
];
const firstNames = [
  'Marie-Thérèse',
  'Jean-Noël',
  'Éloïse',
  'Anaïs',
  'Zoé',
  'François',
  'Mäelle',
  'Aïcha',
  'Gaëtan',
  'Cœlia',
  'Yves',
];
const streets = ['rue Véron', 'quai d’Ivry', "avenue de l'Abbé-Grégoire", 'place Œttinger', 'allée du 8-Mai-1945'];

export const header = [
  'Nom',
  'Prénom',
  'Né(e) le',
  'Adresse',
  'Code postal',
  'Commune',
  'Téléphone',
  'Courriel',
  'Justificatif',
  'Vu le',
];

const letters = (number: number): string =>
  number.toString(26).replace(/./g, (c) => 'abcdefghijklmnopqrstuvwxyz'[parseInt(c, 26)]!);
const two = (number: number): string => String(number).padStart(2, '0');

/** Cells of person `n`: telephone without its zero, as a spreadsheet leaves it. */
export function person(n: number): string[] {
  const born = `${two(1 + (n % 28))}/${two(1 + (n % 12))}/${1930 + (n % 35)}`;
  return [
    `${lastNames[n % lastNames.length]} ${letters(n)}`,
    firstNames[n % firstNames.length]!,
    born,
    `${1 + (n % 190)}, ${streets[n % streets.length]}`,
    '94140',
    n % 2 ? 'ALFORTVILLE' : 'Alfortville',
    String(143_750_000 + (n % 9999)),
    `personne.${n}@exemple.fr`,
    n % 3 ? 'Facture d’énergie' : 'Avis d’impôt',
    '01/12/2026',
  ];
}

export function csv(rows: string[][], separator = ';'): string {
  const quoted = (cell: string) =>
    cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return `${rows.map((row) => row.map(quoted).join(separator)).join('\r\n')}\r\n`;
}

export function frenchList(count: number): string {
  return csv([header, ...Array.from({ length: count }, (_, n) => person(n))]);
}
