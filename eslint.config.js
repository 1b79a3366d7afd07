import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The house in one table: who may look at whom. Read it and you have read the house. */
const MAY_LOOK_AT = {
  route: ['verb', 'view', 'phone', 'rule', 'ui', 'platform', 'shared'],
  verb: ['verb', 'rule', 'platform', 'shared'], // features/**/*.server.ts: where input and output happen
  view: ['view', 'phone', 'rule', 'ui', 'shared'], // features/**/*.tsx: what people see
  phone: ['phone', 'rule', 'shared'], // features/**/*.client.ts: what a browser keeps and sends
  rule: ['rule', 'shared'], // features/**/*.ts: values in, values out
  ui: ['ui', 'shared'],
  platform: ['platform', 'shared', 'locales'],
  shared: ['shared'],
  locales: ['locales'],
};

/** A room looks at itself and at rooms named before it. */
const ROOMS = [
  'accounts',
  'shops',
  'catalogue',
  'photos',
  'listings',
  'storefront',
  'orders',
  'payments',
  'feeds',
  'cooperatives',
  'training',
];

const WALLS = ['verb', 'view', 'phone', 'rule'];
const isWall = (type) => WALLS.includes(type);

const mayImport = Object.entries(MAY_LOOK_AT).flatMap(([from, allowed]) => {
  if (!isWall(from)) return [{ from, allow: allowed }];
  return ROOMS.map((room, place) => ({
    from: [[from, { room }]],
    allow: allowed.map((type) => (isWall(type) ? [type, { room: ROOMS.slice(0, place + 1) }] : type)),
  }));
});

export default tseslint.config(
  {
    ignores: ['build/**', 'data/**', '.cache/**', 'app/platform/prisma-client/**', 'test-results/**', 'screenshots/**'],
  },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    languageOptions: { globals: { ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'off', // params of a matched route are there
      '@typescript-eslint/no-empty-object-type': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: false }],
    },
  },
  {
    files: ['**/*.tsx'],
    ...jsxA11y.flatConfigs.recommended,
    languageOptions: { ...jsxA11y.flatConfigs.recommended.languageOptions, globals: { ...globals.browser } },
    plugins: { ...jsxA11y.flatConfigs.recommended.plugins, 'react-hooks': reactHooks },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts', '**/*.test.tsx'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: './tsconfig.json' } },
      'boundaries/include': ['app/**/*'],
      'boundaries/ignore': ['app/platform/prisma-client/**'],
      'boundaries/elements': [
        { type: 'route', pattern: 'app/routes/**', mode: 'full' },
        { type: 'verb', pattern: 'app/features/*/**/*.server.ts', mode: 'full', capture: ['room'] },
        { type: 'view', pattern: 'app/features/*/**/*.(tsx|css)', mode: 'full', capture: ['room'] },
        { type: 'phone', pattern: 'app/features/*/**/*.client.ts', mode: 'full', capture: ['room'] },
        { type: 'rule', pattern: 'app/features/*/**/*.(ts|json)', mode: 'full', capture: ['room'] },
        { type: 'ui', pattern: 'app/ui/**', mode: 'full' },
        { type: 'platform', pattern: 'app/platform/**', mode: 'full' },
        { type: 'shared', pattern: 'app/shared/**', mode: 'full' },
        { type: 'locales', pattern: 'app/locales/**', mode: 'full' },
        // The front hall puts the rooms together and may see all of them.
        { type: 'hall', pattern: 'app/*', mode: 'full' },
      ],
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/element-types': [
        'error',
        {
          default: 'disallow',
          message:
            'A ${file.type} may not look at a ${dependency.type} here: imports run one way (see MAY_LOOK_AT in eslint.config.js).',
          rules: [{ from: 'hall', allow: '*' }, ...mayImport],
        },
      ],
    },
  },
  {
    files: ['scripts/**', 'test/**', '**/*.test.{ts,tsx}'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { 'no-console': 'off' },
  },
);
