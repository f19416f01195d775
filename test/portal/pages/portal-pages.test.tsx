import { describe, expect, test } from '@jest/globals';
import { LegalNoticePage } from '../../../src/portal/pages/legal-notice.js';
import { PartnerHomePage } from '../../../src/portal/pages/partner-home.js';
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
      drawn(<PersonalDataPage {...({ ccas: { ...ccas, ...more } } as { ccas: PublicCcas })} />).words;
    expect(data({ locatesResidents: true })).toContain('Géoplateforme');
    expect(data({})).not.toContain('Géoplateforme');
  });
});

describe('the home of a partner', () => {
  const offer = (id: string, status: string) => ({
    id,
    title: `Avantage ${id}`,
    status,
    benefit: { kind: 'free_item', value: null },
    partner: { name: 'Le Pont' },
    hours: [],
    categories: [1, 2, 3],
  });
  const home = (props: object = {}, offers: object[] = []) =>
    drawn(
      <PartnerHomePage
        name="Le Pont"
        status="approved"
        returnReason={null}
        phone="+33143750000"
        offers={{ items: offers, next: null } as never}
        revisions={new Map()}
        uses={{ today: 1, month: 2, savedCents: 150 }}
        {...props}
      />,
    );
  const headings = (page: ReturnType<typeof home>) =>
    [...page.html.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, heading]) => heading);

  test('what asks something of them comes first, and no heading is empty', () => {
    const every = ['ended', 'paused', 'published', 'submitted', 'draft', 'returned'].map((status) =>
      offer(status, status),
    );
    expect(headings(home({}, every))).toEqual(['À reprendre', 'Chez le CCAS', 'En ligne', 'En pause', 'Terminés']);
    expect(headings(home({}, [offer('a', 'published')]))).toEqual(['En ligne']);
    expect(headings(home())).toEqual(['Mes avantages']);
  });

  test.each([
    ['approved', false],
    ['waiting', true],
    ['returned', true],
    ['suspended', true],
    ['left', true],
  ])('%s: where they stand, with whom to call: %s', (status, isTold) => {
    const { html, ways } = home({ status, returnReason: 'Le SIRET.' });
    expect([html.includes('notice waiting'), ways.includes('tel:+33143750000')]).toEqual([isTold, isTold]);
    expect(ways.includes('/partenaire/etablissement')).toBe(status === 'returned');
    expect(home({ status, phone: null }).html).not.toContain('tel:');
  });

  test('a change of an offer is told on it', () => {
    const badge = (state?: string) =>
      /class="badge">([^<]*)/.exec(
        home({ revisions: new Map(state ? [['a', state]] : []) }, [offer('a', 'published')]).html,
      )?.[1];
    expect([badge(), badge('submitted'), badge('returned')]).toEqual([
      'En ligne',
      'Modification à l’examen',
      'Modification à revoir',
    ]);
  });
});
