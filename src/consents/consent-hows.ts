/** How somebody said that they agree, or no longer do. */
export const consentHows = ['online', 'counter', 'paper', 'phone', 'permanence'] as const;
export type ConsentHow = (typeof consentHows)[number];

export const howLabels: Record<ConsentHow, string> = {
  online: 'en ligne',
  counter: 'au guichet',
  paper: 'sur papier signé',
  phone: 'par téléphone',
  permanence: 'à la permanence',
};
