import tseslint from 'typescript-eslint';

const tie = 'End every sort with `_id`, written in place: ties have no order otherwise.';

/** Queries whose results come in an order, or are cut at a place, that nobody asked for. */
const unorderedQueries = [
  'CallExpression[callee.property.name="sort"] > ObjectExpression > :last-child:not(Property[key.name="_id"])',
  'CallExpression[callee.property.name="sort"] > :matches(Identifier, Literal, MemberExpression).arguments',
  'Property[key.name=/^[$]?sort$/] > ObjectExpression > :last-child:not(Property[key.name="_id"])',
  'Property[key.name=/^[$]?sort$/] > :matches(Identifier, Literal, MemberExpression).value',
]
  .map((selector) => ({ selector, message: tie }))
  .concat({
    selector:
      'CallExpression[callee.property.name="limit"][callee.object.callee.property.name!="sort"]',
    message: 'Sort before `limit`: what is cut off would be chance.',
  });

/** Writes whose outcome differs between servers when many come at once. */
const unsureUpserts = [
  {
    selector:
      'CallExpression[callee.property.name=/^findOneAnd/] > ObjectExpression > Property[key.name="upsert"]',
    message: 'Use `findOrInsert` or `updateOrInsert`: replies to upserts that race differ.',
  },
  {
    selector:
      'CallExpression[arguments.2.properties.0.key.name="upsert"][arguments.0.properties.length>1]',
    message: 'Upsert by `_id` alone: under other conditions upserts that race fail as duplicates.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'coverage/**',
      'data/**',
      '*.config.js',
      '**/*.cjs',
      'bin/**',
      'src/web/chat/static/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      // What a schema says is merged into `Models` by an interface that only extends.
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
    },
  },
  {
    files: ['src/engine/**', 'src/language/**'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'setTimeout', 'setInterval'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is handed in.' },
        { object: 'Math', property: 'random', message: 'Randomness is handed in.' },
      ],
    },
  },
  {
    // Documents that share the value of a field come in any order: servers differ, and so do two reads.
    files: ['src/**', 'worker/**'],
    ignores: ['src/embedded/**'],
    rules: { 'no-restricted-syntax': ['error', ...unorderedQueries, ...unsureUpserts] },
  },
  {
    files: ['test/**', 'bench/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  { files: ['src/cli/**'], rules: { 'no-console': 'off' } },
);
