import { Get, Injectable, Module, Post } from '@nestjs/common';
import { type Section, SettingsSections } from '../../../src/ccas/settings-section.js';
import { type Actor, STAFF } from '../../../src/kernel/access/actor.js';
import { CurrentActor } from '../../../src/kernel/access/visit.js';
import { Finder } from '../../../src/kernel/console/finders.js';
import { JournalWords } from '../../../src/kernel/console/journal-words.js';
import { ModuleSwitch, OfModule } from '../../../src/kernel/modules/module-switch.js';
import { Menu, type MenuEntry } from '../../../src/kernel/console/menu.js';
import { type SettingsPage, SettingsPart } from '../../../src/kernel/console/settings-pages.js';
import { type SiteMapEntry, SiteMapPart } from '../../../src/kernel/console/site-map.js';
import { countBy, TodayTask } from '../../../src/kernel/console/today-tasks.js';
import type { Tx } from '../../../src/kernel/database/database.js';
import { DemoPart } from '../../../src/kernel/demonstration/demo-part.js';
import { YearlyPaper } from '../../../src/kernel/documents/yearly-papers.js';
import { ListExport, type Narrowed } from '../../../src/kernel/lists/list-export.js';
import { type GivenList, ListImport, type ListImporter } from '../../../src/kernel/lists/list-import.js';
import { listImportPages } from '../../../src/kernel/lists/list-import.pages.js';
import { runList } from '../../../src/kernel/lists/run-list.js';
import { MailPeople } from '../../../src/kernel/mail/mail-people.js';
import { RetentionRule } from '../../../src/kernel/retention/retention.js';
import { TellsPeople, type Told } from '../../../src/kernel/retention/told.js';
import { InTx } from '../../../src/kernel/screens/arguments.js';
import { Page, Screens } from '../../../src/kernel/screens/screens.js';
import { to } from '../../../src/kernel/screens/way-on.js';
import { SealedColumn } from '../../../src/kernel/secrets/sealed-columns.js';
import { LawTable } from '../../../src/laws/law-table.js';
import type { PartnerView } from '../../../src/partners/partner-directory.query.js';
import { PartnerSections } from '../../../src/partners/partner-sections.js';
import { DossierPart } from '../../../src/residents/dossier-parts.js';
import { nothingEnds } from '../../../src/residents/endings/ending.js';
import { DossierSections } from '../../../src/residents/dossier-sections.js';
import type { ResidentView } from '../../../src/residents/resident.query.js';
import { DossierPanel } from '../../../src/residents/pages/dossier-panel.js';
import { CountKits } from './count-kits.js';
import { KitCountQuery } from './kit-count.query.js';

/** The table of a slice that only a test has: bags that are handed to residents. */
export const KITS = `create table kit (ccas_id uuid not null default current_ccas() references ccas, id uuid not null default gen_random_uuid(),
  resident_id uuid not null, what text not null, primary key (ccas_id, id), foreign key (ccas_id, resident_id) references resident (ccas_id, id));
  call keep_apart('kit', 'select, insert, update, delete')`;

const ofResident = (tx: Tx, residentId: string): Promise<{ id: string; what: string }[]> =>
  tx.rows('select id, what from kit where resident_id = $1 order by id', [residentId]);

function KitsPage({ kits }: { kits: number }) {
  return <h1>{kits} sacs</h1>;
}

@Screens('ccas/sacs', STAFF)
class KitsPages {
  constructor(
    private readonly kits: KitCountQuery,
    private readonly countKits: CountKits,
  ) {}

  @Get()
  @Page('Sacs', KitsPage)
  async list(@InTx() tx: Tx) {
    return { kits: await this.kits.find(tx) };
  }

  @Post()
  async note(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
    await this.countKits.run(tx, actor);
    return to('/ccas/sacs');
  }
}

@ModuleSwitch()
@Menu()
@SiteMapPart()
@TodayTask()
@SettingsPart()
@SettingsSections()
@JournalWords()
@RetentionRule()
@TellsPeople()
@Injectable()
class KitsWords {
  readonly moduleSwitch: ModuleSwitch = {
    key: 'kits',
    place: 985,
    name: 'Sacs',
    says: 'Remettre des sacs.',
    icon: 'gift',
    used: 'select false as used',
  };
  readonly menu: MenuEntry[] = [
    { audience: 'staff', group: 'social', place: 985, href: '/ccas/sacs', label: 'Nos sacs' },
  ];
  readonly siteMap: SiteMapEntry[] = [{ group: 'holders', place: 985, href: '/sacs', label: 'Les sacs de la ville' }];
  readonly todayTasks: TodayTask[] = [
    {
      place: 985,
      words: ['sac à préparer', 'sacs à préparer'],
      href: '/ccas/sacs',
      icon: 'gift',
      count: countBy('select count(*)::int as count from kit'),
    },
  ];
  readonly settingsPages: SettingsPage[] = [
    {
      place: 985,
      name: 'sacs',
      title: 'Les sacs',
      lead: 'Combien chacun en reçoit.',
      icon: 'gift',
      warning: async () => ({ words: '2 sacs sont percés', act: 'Les recoudre' }),
    },
  ];
  readonly settingsSections: Section[] = [
    {
      name: 'sacs' as 'pass',
      labels: {},
      values: ({ name }) => ({ name }),
      read: () => ({}),
      Fields: ({ values }) => <p>Les sacs de {values.name}</p>,
    },
  ];
  readonly journal: JournalWords = {
    sentences: { 'kit.counted': 'a compté' },
    themes: { kit: 'Sacs' },
    subjects: { kit: `select id, 'le sac ' || what as label, '/ccas/sacs' as href from kit where id = any($1)` },
    found: {
      ofPeople: 'select id from kit where resident_id = any($1::uuid[])',
      things: { kit: `select k.id from kit k, sought s where folded(k.what) like '%' || s.words || '%'` },
    },
  };
  readonly told: Told = {
    kept: [{ place: 985, what: 'Vos sacs', kept: 'trois jours' }],
    purposes: [{ place: 985, words: 'Remettre les sacs à qui en a besoin.' }],
    recipients: [{ place: 985, words: 'le jardinier' }],
  };
  readonly retention: RetentionRule = {
    job: 'kits.forget',
    what: 'Sacs rendus',
    kept: 'trois jours',
    dailyAt: '04:55',
    due: async () => 0,
    run: async () => ({ forgotten: 0 }),
  };
}

@Finder()
@Injectable()
class KitFinder implements Finder {
  readonly name = 'Sacs';
  readonly place = 985;

  async find(tx: Tx, typed: string) {
    const kits = await tx.rows<{ what: string }>('select what from kit where what = $1', [typed]);
    return kits.map(({ what }) => ({ title: `Sac ${what}`, detail: 'À remettre', href: '/ccas/sacs' }));
  }
}

@ListExport()
@Injectable()
class KitsExport implements ListExport {
  readonly list = 'sacs';
  readonly header = ['Sac'];

  async page(tx: Tx, _narrowed: Narrowed, _after: string | null) {
    const kits = await tx.rows<{ what: string }>('select what from kit order by id');
    return { rows: kits.map(({ what }) => [what]), last: null };
  }
}

@ListImport({
  title: 'Charger une liste de sacs',
  path: '/ccas/sacs',
  columns: 'Colonnes attendues : Sac.',
  model: { header: ['Sac'], example: ['Sac du marché'] },
  atOnce: 'Les remettre tout de suite',
  known: 'Un sac de plus.',
  back: 'Voir les sacs',
  command: { name: 'kits', description: 'Charge une liste de sacs (CSV).', atOnce: 'les remet tout de suite' },
})
@Injectable()
class ImportKits implements ListImporter {
  run(tx: Tx, _actor: Actor, { bytes, dryRun }: GivenList) {
    const shape = {
      synonyms: { what: ['sac'] },
      required: [['what', 'Sac']] as ['what', string][],
      named: 'what' as const,
    };
    return runList(tx, bytes, shape, dryRun, async (cell) => {
      await tx.run(
        `insert into kit (resident_id, what) select id, $1 from resident where first_name = 'Jeanne' order by id limit 1`,
        [cell('what')],
      );
      return 'created';
    });
  }
}

@DossierPart()
@MailPeople()
@DossierSections()
@PartnerSections()
@Injectable()
class KitsOfSomebody implements DossierPart {
  readonly name = 'Sacs';
  readonly tables = ['kit'];
  readonly ending = nothingEnds;
  readonly timelineKinds = [{ key: 'kit', place: 985, label: 'Les sacs' }] as const;
  readonly mailPeople: MailPeople = { kit: 'select resident_id as id from kit where id = $1' };

  async export(tx: Tx, residentId: string) {
    return (await ofResident(tx, residentId)).map(({ what }) => ({ Sac: what }));
  }

  async erase(tx: Tx, _actor: Actor, residentId: string): Promise<void> {
    await tx.run('delete from kit where resident_id = $1', [residentId]);
  }

  async move(tx: Tx, fromId: string, toId: string): Promise<string[]> {
    const kits = await tx.rows<{ id: string }>('update kit set resident_id = $2 where resident_id = $1 returning id', [
      fromId,
      toId,
    ]);
    return kits.map(({ id }) => id);
  }

  async giveBack(tx: Tx, ids: string[], residentId: string): Promise<void> {
    await tx.run('update kit set resident_id = $2 where id = any($1::uuid[])', [ids, residentId]);
  }

  async timeline(tx: Tx, residentId: string) {
    const kits = await ofResident(tx, residentId);
    return kits.map(({ what }) => ({ at: new Date(), kind: 'kit', icon: 'gift', title: 'Sac reçu', detail: what }));
  }

  /** Of a resident's dossier and of a partner's file alike. */
  async sections(tx: Tx, of: ResidentView | PartnerView) {
    const lines =
      'name' in of
        ? [{ text: `donnés par ${of.name}` }]
        : (await ofResident(tx, of.id)).map(({ what }) => ({ text: what }));
    return [{ place: 985, draw: () => <DossierPanel title="Ses sacs" lines={lines} /> }];
  }
}

const kitLimit: LawTable<{ most: number }> = {
  name: 'kits.limit',
  title: 'Sacs par personne',
  purpose: 'Sert aux sacs.',
  figures: [{ name: 'most', label: 'Sacs, au plus', unit: 'number' }],
  known: [{ validFrom: '2020-01-01', validThrough: null, source: 'Arrêté des sacs', figures: { most: 2 } }],
  mayRunOn: true,
};

@LawTable()
@SealedColumn()
@YearlyPaper()
@Injectable()
class KitsPapers implements YearlyPaper {
  readonly lawTables = [kitLimit];
  readonly sealedColumn: SealedColumn = { table: 'kit', column: 'what', sealFor: () => ({}) as never };

  years = async () => [2026];
  fileName = (year: number) => `sacs-${year}.pdf`;
  make = async () => Buffer.from('%PDF');
}

@DemoPart()
@Injectable()
class KitsDemo implements DemoPart {
  readonly place = 985;

  async load(tx: Tx): Promise<void> {
    await tx.run(
      `insert into kit (resident_id, what) select id, 'jardin' from resident where last_name = 'Le Bràs-Petit'`,
    );
  }

  waysIn = async () => [{ place: 985, who: 'Sac', words: 'sur la table' }];
}

@OfModule('kits')
@Module({
  controllers: [KitsPages, listImportPages(ImportKits)],
  providers: [
    CountKits,
    KitCountQuery,
    ImportKits,
    KitsWords,
    KitFinder,
    KitsExport,
    KitsOfSomebody,
    KitsPapers,
    KitsDemo,
  ],
})
export class KitsModule {}
