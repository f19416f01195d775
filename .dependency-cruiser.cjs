/** Who may know whom (docs: architecture). Absent from a list means: may not. */
const mayKnow = {
  kernel: [],
  laws: [],
  ccas: [],
  accounts: ['ccas'],
  journal: ['accounts'],
  residents: ['ccas', 'accounts'],
  passes: ['ccas', 'residents'],
  teams: ['ccas'],
  partners: ['ccas', 'teams'],
  offers: ['ccas', 'partners'],
  directory: ['ccas', 'partners', 'offers'],
  redemptions: ['ccas', 'accounts', 'residents', 'passes', 'partners', 'offers'],
  applications: ['ccas', 'residents', 'passes'],
  holders: ['ccas', 'residents', 'passes', 'partners', 'offers', 'redemptions'],
  printing: ['ccas', 'residents', 'passes', 'holders', 'offers', 'partners'],
  archive: [],
  backup: [],
  mails: [],
  demo: ['ccas'],
  settings: ['accounts', 'ccas', 'passes', 'printing', 'statistics'],
  statistics: ['ccas', 'residents', 'passes', 'partners', 'offers', 'redemptions', 'directory'],
  donations: ['ccas', 'laws', 'offers', 'redemptions'],
  appointments: ['ccas', 'residents'],
  consents: ['ccas', 'residents'],
  mutuelle: ['ccas', 'laws', 'residents', 'teams', 'appointments', 'consents'],
};
/** It shows what all the others hold; nobody knows it. */
mayKnow.staff = Object.keys(mayKnow).filter((known) => known !== 'kernel');
mayKnow.portal = ['ccas', 'offers'];
/** Commands run what the slices do; nobody knows them. */
mayKnow.cli = ['accounts', 'archive', 'backup', 'ccas', 'demo', 'passes', 'residents'];
/** Beside the slices: what starts the application, which a command does too. */
const starts = { cli: ['^src/[^/]+$'] };

/** Within a slice of several houses, each with a module of its own: which may know which. The slice itself knows them all. */
const housesMayKnow = {
  donations: {
    settings: [],
    deliberations: [],
    funds: ['settings', 'deliberations'],
    giving: ['settings', 'deliberations', 'funds'],
    receipts: ['settings', 'giving'],
    bank: ['settings', 'giving'],
  },
  mutuelle: {
    notices: [],
    tariffs: [],
    calls: ['tariffs'],
    agreements: ['tariffs', 'calls'],
    c2s: ['notices'],
    enrolments: ['notices', 'agreements', 'c2s'],
    permanences: ['notices', 'agreements', 'enrolments'],
    insurers: ['agreements', 'enrolments', 'permanences'],
  },
};

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', 'src/main\\.ts$', 'browser/'] },
      to: {},
    },
    ...Object.entries(mayKnow).map(([slice, known]) => ({
      name: `${slice}-knows-only-${known.join('-') || 'the-kernel'}`,
      severity: 'error',
      from: { path: `^src/${slice}/` },
      to: {
        path: '^src/',
        pathNot: ['^src/kernel/', `^src/${slice}/`, ...known.map((name) => `^src/${name}/`), ...(starts[slice] ?? [])],
      },
    })),
    ...Object.entries(housesMayKnow).flatMap(([slice, houses]) =>
      Object.entries(houses).map(([house, known]) => ({
        name: `${house}-of-${slice}-know-only-${known.join('-') || 'themselves'}`,
        severity: 'error',
        from: { path: `^src/${slice}/${house}/` },
        to: {
          path: `^src/${slice}/`,
          pathNot: [house, ...known].map((name) => `^src/${slice}/${name}/`),
        },
      })),
    ),
    {
      name: 'kernel-knows-no-slice',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/', pathNot: '^src/kernel/' },
    },
    {
      name: 'a-slice-uses-anothers-use-cases-never-its-tables',
      severity: 'error',
      from: { path: '^src/([^/]+)/.+', pathNot: '^src/kernel' },
      to: {
        path: '^src/[^/]+/.+\\.entity\\.ts$',
        pathNot: ['^src/$1/', '^src/kernel/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pages-are-pure',
      comment: 'A page is (props) => JSX: no injection, no entity, no database.',
      severity: 'error',
      from: { path: '/pages/' },
      to: { path: ['@nestjs', 'typeorm', '\\.entity\\.ts$', 'kernel/database'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'code-of-both-sides-imports-only-jose-and-fflate',
      severity: 'error',
      from: { path: ['^src/passes/pass-code/', '^src/redemptions/verdict\\.ts$'] },
      to: { pathNot: ['^src/passes/pass-code/', 'node_modules/(jose|fflate)/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browser-code-stays-in-the-browser',
      severity: 'error',
      from: { path: '^src/', pathNot: '/browser/' },
      to: { path: '/browser/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
