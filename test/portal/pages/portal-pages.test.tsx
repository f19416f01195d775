import { describe, expect, test } from '@jest/globals';
import { LegalNoticePage } from '../../../src/portal/pages/legal-notice.js';
import { PersonalDataPage } from '../../../src/portal/pages/personal-data.js';
import type { PublicCcas } from '../../../src/portal/public-ccas.js';
import { drawn } from '../../support/drawn.js';

const ccas = {
  name: 'CCAS d’Alfortville',
  address: null,
  email: null,
  website: null,
  phone: null,
  openingHours: [],
  publicationDirector: null,
  hostName: null,
  hostContact: null,
  dpoContact: null,
  keptResidentMonths: 24,
  keptRefusedMonths: 6,
  keptMailMonths: 6,
  locatesResidents: false,
} as unknown as PublicCcas;

describe('what the law asks a site to say', () => {
  const notice = (more: object = {}) => drawn(<LegalNoticePage ccas={{ ...ccas, ...more }} />);

  test('is said, or that it has not been said yet', () => {
    expect(notice().words.split('à compléter par le CCAS').length - 1).toBe(2);
    const whole = notice({ publicationDirector: 'Mme Exemple', hostName: 'Hébergeur', hostContact: '1 rue du Port' });
    expect(whole.words).not.toContain('à compléter');
    expect(whole.words).toContain('1 rue du Port');
  });

  test('each way to reach the CCAS only where there is one', () => {
    expect(notice().words).not.toMatch(/Téléphone :|Courriel :|Ouvert |Site de la commune/);
    const reached = notice({
      address: '12 rue des Lilas',
      website: 'https://alfortville.example',
      email: 'ccas@alfortville.example',
      phone: { e164: '+33143750000', words: '01 43 75 00 00' },
      openingHours: [{ weekdays: [2], from: '09:00', to: '12:00' }],
    });
    expect(reached.ways).toEqual(
      expect.arrayContaining(['https://alfortville.example', 'mailto:ccas@alfortville.example', 'tel:+33143750000']),
    );
    expect(reached.words).toContain('CCAS d’Alfortville, 12 rue des Lilas. Ouvert le mardi, de 9 h à 12 h.');
  });

  test('addresses are told to leave the house only where they do', () => {
    const data = (more: object) =>
      drawn(
        <PersonalDataPage
          {...({ ccas: { ...ccas, ...more } } as { ccas: PublicCcas })}
          told={{ kept: [], purposes: [], recipients: [] }}
        />,
      ).words;
    expect(data({ locatesResidents: true })).toContain('Géoplateforme');
    expect(data({})).not.toContain('Géoplateforme');
  });
});
