/** Who may import whom: the seams of the design. `npm run architecture` checks it. */
const rooms = [
  'engine',
  'language',
  'turn',
  'i18n',
  'channels',
  'modules',
  'delivery',
  'store',
  'documents',
  'embedded',
  'web',
  'start',
  'cli',
];

/** A room may import itself, the ports, the plain modules at the top, and what is named here. */
const may = {
  engine: [],
  language: [],
  turn: ['engine'],
  i18n: ['engine'],
  channels: ['engine'],
  modules: ['engine', 'language', 'turn', 'i18n', 'store', 'delivery', 'web', 'documents'],
  delivery: ['engine'],
  store: ['engine', 'delivery', 'web'],
  documents: [],
  embedded: [],
  web: ['turn', 'i18n', 'engine'],
  start: ['store', 'embedded', 'channels'],
  cli: [
    'app',
    'start',
    'turn',
    'modules',
    'delivery',
    'i18n',
    'engine',
    'language',
    'channels',
    'store',
    'documents',
    'embedded',
    'web',
  ],
};

/** A module may import the modules that it names here: in one direction, never in a circle. */
const needs = {
  accounts: ['people'],
  announcements: ['people', 'users', 'coaches', 'training', 'calendar'],
  audit: [],
  bookkeeping: ['people'],
  calendar: [],
  capital: [
    'people',
    'training',
    'mentoring',
    'licensing',
    'bookkeeping',
    'facts',
    'inbox',
    'announcements',
  ],
  coaches: ['people'],
  demo: [
    'people',
    'coaches',
    'training',
    'mentoring',
    'licensing',
    'marketing',
    'bookkeeping',
    'capital',
    'inbox',
    'announcements',
    'reminders',
  ],
  facts: [],
  home: [
    'people',
    'coaches',
    'users',
    'training',
    'mentoring',
    'licensing',
    'bookkeeping',
    'capital',
  ],
  inbox: ['people', 'users'],
  licensing: ['people', 'facts', 'training'],
  marketing: ['people'],
  mentoring: ['people', 'coaches', 'training', 'inbox'],
  overview: ['people'],
  people: [],
  privacy: ['people'],
  registration: ['people'],
  reminders: [
    'people',
    'coaches',
    'users',
    'training',
    'mentoring',
    'licensing',
    'bookkeeping',
    'capital',
    'calendar',
  ],
  training: ['people', 'coaches'],
  users: ['people', 'coaches', 'overview'],
  whatsapp: [],
};

/** What is known of each channel: plain data, which everybody but the pure rooms may read. */
const descriptors = ['^src/channels/list\\.ts$', '^src/channels/[^/]+/descriptor\\.ts$'];

/** Imports from these reach types only: the code is handed in. */
const typesOnly = [
  ['turn', 'engine'],
  ['i18n', 'engine'],
  ['channels', 'engine'],
  ['web', 'engine'],
  ['store', 'engine'],
];

const roomRules = rooms.map((room) => ({
  name: `${room}-keeps-to-itself`,
  severity: 'error',
  comment: `src/${room} imports only ${[room, ...may[room], 'ports'].join(', ')}`,
  from: { path: `^src/${room}/` },
  to: {
    path: '^(src|worker)/',
    pathNot: [
      ...(room === 'engine' || room === 'language' ? [] : ['^src/ports/', descriptors[0]]),
      ...[room, ...may[room]].map((name) => `^src/${name}/`),
      ...(room === 'cli' || room === 'start'
        ? ['^src/(main|config|variables|command-line|package-root)\\.ts$']
        : []),
      ...(room === 'modules'
        ? ['^src/(config|command-line|package-root)\\.ts$', '^worker/jobs/']
        : []),
      ...(room === 'web' || room === 'embedded' ? ['^src/package-root\\.ts$'] : []),
    ],
  },
}));

const typeRules = typesOnly.map(([from, to]) => ({
  name: `${from}-takes-types-of-${to}`,
  severity: 'error',
  comment: `src/${from} knows the types of src/${to}; its code is handed in`,
  from: { path: `^src/${from}/` },
  to: { path: `^src/${to}/`, dependencyTypesNot: ['type-only'] },
}));

const moduleRules = Object.entries(needs).map(([name, others]) => ({
  name: `module-${name}-imports-what-it-names`,
  severity: 'error',
  comment: `src/modules/${name} imports only ${['module.ts', ...others].join(', ')} of the modules`,
  from: { path: `^src/modules/${name}/` },
  to: {
    path: '^src/modules/',
    pathNot: [
      '^src/modules/module\\.ts$',
      ...[name, ...others].map((other) => `^src/modules/${other}/`),
    ],
  },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    ...moduleRules,
    ...typeRules,
    {
      name: 'channels-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/channels/([^/]+)/' },
      to: { path: '^src/channels/([^/]+)/', pathNot: '^src/channels/$1/' },
    },
    {
      name: 'ports-are-types-of-the-engine',
      severity: 'error',
      comment: 'ports import nothing but types of the platform rooms, and the list of channels',
      from: { path: '^src/ports/' },
      to: {
        path: '^(src|worker)/',
        pathNot: [
          '^src/ports/',
          '^src/engine/types\\.ts$',
          descriptors[0],
          // The platform is a bundle of the rooms' types; it is built in src/app.
          '^src/(store/(connect|secrets)|i18n/words)\\.ts$',
        ],
      },
    },
    {
      name: 'descriptors-are-plain-data',
      severity: 'error',
      from: { path: descriptors },
      to: {
        path: '^(src|worker)/',
        pathNot: [...descriptors, '^src/ports/channel-descriptor\\.ts$'],
      },
    },
    {
      name: 'jobs-are-handed-what-they-use',
      severity: 'error',
      from: { path: '^worker/jobs/' },
      to: { path: '^src/', pathNot: '^src/(turn|modules|delivery|ports)/' },
    },
    {
      name: 'only-the-store-knows-mongoose',
      severity: 'error',
      from: {
        path: '^(src|worker)/',
        pathNot: ['^src/store/', '^src/modules/[^/]+/(schema\\.ts$|store(\\.ts$|/))'],
      },
      to: { path: 'node_modules/(mongoose|mongodb)/' },
    },
    {
      name: 'only-queues-know-bullmq',
      severity: 'error',
      from: { path: '^(src|worker)/', pathNot: '^(worker/|src/embedded/queue/|src/web/)' },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'only-telegram-knows-grammy',
      severity: 'error',
      from: { path: '^(src|worker)/', pathNot: '^src/channels/telegram/' },
      to: { path: 'node_modules/(grammy|@grammyjs)/' },
    },
    {
      name: 'pure-rooms-do-no-io',
      severity: 'error',
      comment: 'engine and language have no I/O',
      from: { path: '^src/(engine|language)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nobody-imports-the-root',
      severity: 'error',
      comment: 'only main.ts, worker/main.ts and the commands construct things',
      from: {
        path: '^(src|worker)/',
        pathNot: '^(src/main\\.ts|src/cli/|src/app/|worker/main\\.ts)',
      },
      to: { path: '^src/(app/|main\\.ts)' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment:
        'a query language is recursive ($not, $elemMatch, $match hold queries), and so is its compiler',
      from: { pathNot: '^src/embedded/store/(query|aggregate)/' },
      to: { circular: true },
    },
    {
      name: 'no-unlisted-package',
      severity: 'error',
      from: { path: '^(src|worker)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { path: '^(src|worker)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
