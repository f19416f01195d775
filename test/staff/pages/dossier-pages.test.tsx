import { describe, expect, test } from '@jest/globals';
import { StaffNames } from '../../../src/accounts/staff-names.js';
import { ConsentsInDossier } from '../../../src/consents/consents-in-dossier.js';
import { readAddress } from '../../../src/kernel/listing/list-request.js';
import type { Holding } from '../../../src/passes/holders.query.js';
import { DossierSectionsQuery } from '../../../src/residents/dossier-sections.js';
import type { TimelineKind } from '../../../src/residents/dossier-parts.js';
import { DossierPage } from '../../../src/staff/pages/dossier.js';
import { DossierTimeline } from '../../../src/staff/pages/dossier-timeline.js';
import { ResidentListPage } from '../../../src/passes/pages/resident-list.js';
import type { ListedResident } from '../../../src/passes/resident-list.query.js';
import { ResidentListRequest } from '../../../src/passes/resident-list-request.js';
import { PersonInDossier } from '../../../src/residents/person-in-dossier.js';
import { drawn } from '../../support/drawn.js';

const resident = {
  id: 'r1',
  firstName: 'Jeanne',
  lastName: 'Le Bràs',
  bornOn: '1948-03-02',
  communeCode: '94002',
  address: null,
  postcode: null,
  phone: null,
  email: null,
  reference: null,
  residenceProof: null,
  restrictedAt: null,
  isErased: false,
};
const refusal = { detail: 'C’est refusé.', errors: [] };
/** With what the person says of themself, as the dossier gathers it from the slices. */
const dossier = async (more: object = {}, { sections = [], consents = [], ...props }: Record<string, unknown> = {}) => {
  const person = { ...resident, ...more } as never;
  const parts = { shownIn: () => [{ consents: async () => consents }] } as never;
  const agreed = new ConsentsInDossier({ ofResident: async () => [] } as never, parts);
  const slices = { of: () => [new PersonInDossier(), agreed, { sections: async () => sections }] } as never;
  const gathered = await new DossierSectionsQuery(slices, { inReach: (all: never) => all } as never).of(
    {} as never,
    person,
  );
  return drawn(
    <DossierPage
      {...({ sections: gathered, events: [], kinds: [], hasMoreEvents: false, names: new StaffNames() } as never as {
        sections: never;
      })}
      {...({ resident: person } as never as { resident: never })}
      {...({ token: '', today: '2026-12-08', values: {}, ...props } as never as Parameters<typeof DossierPage>[0])}
    />,
  );
};

describe('a dossier', () => {
  test('that was erased shows nothing of the person', async () => {
    const { words } = await dossier({ isErased: true });
    expect(words).toContain('Dossier effacé');
    expect(words).not.toContain('Jeanne');
  });

  test('whose use is restricted says since which day in Paris, and is not corrected', async () => {
    const restricted = await dossier({ restrictedAt: '2026-12-07T23:30:00.000Z' });
    expect(restricted.words).toContain('Usage limité depuis le 8 décembre 2026.');
    expect(restricted.ways).not.toContain('/ccas/usagers/r1/modification');
    expect((await dossier()).ways).toContain('/ccas/usagers/r1/modification');
    expect((await dossier()).words).not.toContain('Usage limité');
  });

  test('says what is not known as such, and no reference where there is none', async () => {
    const bare = (await dossier()).words;
    expect(bare).toMatch(
      /Adresse Non renseignée Téléphone Non renseigné Courriel Non renseigné Justificatif Pas encore vu/,
    );
    const { words: known } = await dossier({
      address: '3 rue du Pont',
      postcode: '94140',
      reference: 'A-12',
      residenceProof: { kind: 'energy', seenOn: '2026-12-01' },
    });
    expect(known).toContain('3 rue du Pont, 94140');
    expect(known).toContain('Référence A-12');
    expect(known).toContain('vu le 1er décembre 2026');
  });

  test('an agreement that ended is struck through, with both days', async () => {
    const consents = [{ what: 'Mutuelle', since: '2026-12-01', until: null, how: 'au guichet' }];
    expect((await dossier({}, { consents })).words).toContain('Depuis le 1er décembre 2026, au guichet');
    const ended = await dossier({}, { consents: [{ ...consents[0], until: '2026-12-08' }] });
    expect([
      ended.html.includes('<s>Mutuelle</s>'),
      ended.words.includes('Du 1er décembre 2026 au 8 décembre 2026'),
    ]).toEqual([true, true]);
    expect((await dossier()).words).not.toContain('Accords donnés');
  });

  test('its parts stand in the order of their places, its own among them', async () => {
    const part = (place: number) => ({ place, draw: () => <p>Partie {place}</p> });
    expect((await dossier({}, { sections: [part(90), part(10)] })).words).toMatch(/Partie 10 Identité .*Partie 90/);
  });

  test('a refusal is said once: by the part whose form it was, by the note, or above all', async () => {
    const part = {
      place: 10,
      forms: ['allowCarer'],
      draw: ({ refusal: mine }: { refusal?: typeof refusal }) => <p>{mine ? 'La partie le dit.' : 'Rien.'}</p>,
    };
    const said = async (refused?: string) => {
      const { words } = await dossier({}, { sections: [part], refusal, refused, values: { text: 'Une note' } });
      return [words.includes('La partie le dit.'), words.split('C’est refusé.').length - 1];
    };
    expect(await said('allowCarer')).toEqual([true, 0]);
    expect(await said('addToDossier')).toEqual([false, 1]);
    expect(await said('suspend')).toEqual([false, 1]);
    expect(await said()).toEqual([false, 1]);
  });
});

describe('what happened', () => {
  const event = (kind: string, title: string) => ({ kind, title, icon: 'check', at: new Date('2026-12-07T23:30:00Z') });
  const kinds: TimelineKind[] = [
    { key: 'refusal', place: 10, label: 'Refus', look: 'refused' },
    { key: 'pass', place: 20, label: 'Pass et cartes' },
    { key: 'note', place: 40, label: 'Notes', look: 'noted' },
  ];
  const events = [event('pass', 'Pass délivré'), event('note', 'Note')];
  const timeline = (props: object = {}) =>
    drawn(
      <DossierTimeline
        token=""
        path="/ccas/usagers/r1"
        events={events as never}
        kinds={kinds}
        hasMore={false}
        names={new StaffNames()}
        {...props}
      />,
    );

  test('is shown whole, or one sort of it, marked', () => {
    const marked = (props: object) =>
      [...timeline(props).html.matchAll(/aria-current="true"[^>]*>([^<]*)/g)].map(([, label]) => label);
    expect([marked({}), marked({ shown: 'note' })]).toEqual([['Tout'], ['Notes']]);
    expect(timeline().words).toContain('Pass délivré');
    expect(timeline({ shown: 'note' }).words).not.toContain('Pass délivré');
  });

  test('is empty in words of its own, filtered or not', () => {
    expect(timeline({ events: [] }).words).toContain('Rien encore.');
    expect(timeline({ shown: 'right' }).words).toContain('Rien de cette sorte');
  });

  test('goes on where there is more, unless only a sort is shown', () => {
    const goesOn = (props: object) => timeline(props).ways.includes('/ccas/usagers/r1?tout=oui#histoire');
    expect([goesOn({}), goesOn({ hasMore: true }), goesOn({ hasMore: true, shown: 'note' })]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('of a thing that has a day only, the day; of another the minute, in Paris', () => {
    expect(timeline().words).toContain('8 décembre 2026 à 0 h 30');
    const { words, html } = timeline({ events: [{ ...events[0], isDayOnly: true }] });
    expect([
      words.includes('à 0 h 30'),
      html.includes('dateTime="2026-12-08"') || html.includes('datetime="2026-12-08"'),
    ]).toEqual([false, true]);
  });

  test('a refusal and a note each look like what they are', () => {
    const look = (kind: string) => /<li class="(\w+)"/.exec(timeline({ events: [event(kind, 'x')] }).html)?.[1];
    expect([look('refusal'), look('note'), look('pass')]).toEqual(['refused', 'noted', undefined]);
  });

  test('a refusal says what to tell the person, and what then, where there is something', () => {
    const explanation = { why: 'Déjà utilisé', say: 'Demain.', next: 'Rien à faire.' };
    const told = timeline({ events: [{ ...event('refusal', 'Refusé'), explanation }] }).words;
    expect(told).toMatch(/Refusé : Déjà utilisé À dire à la personne : « Demain\. » Ensuite : Rien à faire\./);
    const short = timeline({ events: [{ ...event('refusal', 'Refusé'), explanation: { ...explanation, next: '' } }] });
    expect(short.words).not.toContain('Ensuite');
  });

  test('a note is read as written, struck through once it is struck, and struck by a form while it may be', () => {
    const note = { ...event('note', 'Note'), detail: 'Appelée hier.' };
    expect(timeline({ events: [note] }).html).toContain('Appelée hier.');
    expect(timeline({ events: [note] }).words).not.toMatch(/Rayée|Rayer/);
    const struck = timeline({ events: [{ ...note, isUndone: true }] });
    expect([struck.html.includes('<s>Appelée hier.</s>'), struck.words.includes('Rayée')]).toEqual([true, true]);
    expect(timeline({ events: [{ ...note, strikeId: 'n1' }] }).ways).toContain('/ccas/usagers/r1/notes/n1/rature');
  });

  test('another thing has its detail, its page and whether it was undone', () => {
    const mail = { ...event('message', 'Courriel'), detail: 'parti', href: '/ccas/courriels/m1' };
    const seen = timeline({ events: [mail] });
    expect([seen.words.includes('Courriel – parti'), seen.ways.includes('/ccas/courriels/m1')]).toEqual([true, true]);
    expect(timeline({ events: [event('message', 'Courriel')] }).words).not.toMatch(/–|Annulée/);
    expect(timeline({ events: [{ ...mail, isUndone: true }] }).words).toContain('Annulée');
    expect(timeline({ events: [{ ...mail, by: { kind: 'system', id: null } }] }).words).toMatch(/0 h 30 , \S/);
    expect(timeline({ events: [mail] }).words).not.toMatch(/0 h 30 ,/);
  });

  test('a note that was refused stays, and its form is open', () => {
    expect(/<details[^>]* open/.test(timeline({ noteForm: { text: 'Ma note', refusal } }).html)).toBe(true);
    expect(timeline({ noteForm: { text: 'Ma note', refusal } }).html).toContain('Ma note');
    expect(/<details[^>]* open/.test(timeline().html)).toBe(false);
  });
});

interface Asked {
  rows?: ListedResident[];
  total?: number;
  holdings?: Map<string, Holding>;
  several?: boolean;
  [asked: string]: unknown;
}

describe('the list of residents', () => {
  const row = {
    id: 'r1',
    lastName: 'Le Bràs',
    firstName: 'Jeanne',
    bornOn: '1948-03-02',
    communeCode: '94002',
    registeredAt: new Date('2026-12-08T09:00:00Z'),
    isRestricted: false,
  };
  const communes = [
    ['94002', 'Alfortville', 'd’Alfortville'],
    ['94028', 'Créteil', 'de Créteil'],
  ] as const;
  const list = ({ rows = [row], total = rows.length, holdings = new Map(), several = false, ...asked }: Asked = {}) =>
    drawn(
      <ResidentListPage
        holdings={holdings}
        list={{
          rows,
          total,
          page: 1,
          order: { sort: 'nom', direction: 'croissant' },
          request: readAddress(ResidentListRequest, asked),
          options: { communeCode: several ? communes.map(([...each]) => each) : [] },
        }}
      />,
    );

  test('of one commune does not ask nor say which', () => {
    expect(list().html).not.toContain('name="commune"');
    expect(list().words).not.toMatch(/Commune|Alfortville/);
    const two = list({ several: true });
    expect([two.html.includes('name="commune"'), two.words.includes('Créteil')]).toEqual([true, true]);
  });

  test('empty because nobody is there yet, or because of the filter', () => {
    const title = (props: object) => /<h2>([^<]*)/.exec(list({ rows: [], several: true, ...props }).html)?.[1];
    expect([title({}), title({ pass: 'actif' }), title({ commune: '94002' })]).toEqual([
      'Aucun usager pour l’instant',
      'Personne ne correspond',
      'Personne ne correspond',
    ]);
  });

  test('empty, it says what to do, or that nobody is in that case; the filter that is on stays chosen', () => {
    expect(list({ rows: [] }).words).toContain('Inscrivez une personne');
    const filtered = list({ rows: [], pass: 'actif', commune: '94028', several: true });
    expect(filtered.words).toContain('Personne n’est dans ce cas');
    const chosen = [...filtered.html.matchAll(/<option[^>]* selected[^>]*>([^<]*)/g)].map(([, label]) => label);
    expect(chosen).toEqual(['Pass actif', 'Tous', 'Tous', 'Créteil']);
  });

  test('its export and its next page keep the filters', () => {
    const filtered = list({ pass: 'actif', commune: '94002', several: true, total: 51 }).ways;
    expect(filtered).toContain('/ccas/usagers.csv?pass=actif&amp;commune=94002');
    expect(filtered).toContain('/ccas/usagers?pass=actif&amp;commune=94002&amp;page=2');
    expect(list().ways).toContain('/ccas/usagers.csv');
    expect(list().words).not.toContain('Suivante');
  });

  test('what it is narrowed to is said in words, and taken away one by one', () => {
    const { words, ways } = list({ pass: 'aucun', age: '80-et-plus', tri: 'naissance' });
    expect(words).toContain('Usagers sans pass , de 80 ans et plus — tout effacer');
    expect(ways).toContain('/ccas/usagers?tri=naissance&amp;age=80-et-plus');
    expect(ways).toContain('/ccas/usagers?tri=naissance');
  });

  test('cards to print may be prepared from there', () => {
    expect(list({ pass: 'a-imprimer' }).ways).toContain('/ccas/cartes/nouveau');
    expect(list({ pass: 'actif' }).ways).not.toContain('/ccas/cartes/nouveau');
  });

  test('a line says which pass, or none, and whose use is restricted', () => {
    expect(list().words).toContain('Aucun');
    expect(list().words).not.toContain('Usage limité');
    expect(list({ rows: [{ ...row, isRestricted: true }] }).words).toContain('Usage limité');
    const holdings = new Map<string, Holding>([['r1', { residentId: 'r1', status: 'active', number: 'K7QM-4T2X-W' }]]);
    expect(list({ holdings }).words).toContain('K7QM-4T2X-W');
  });
});
