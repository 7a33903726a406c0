// Which room may use which: the arrows of the architecture, type imports included, refused when they point the wrong way.

/** A room may import only from the rooms listed (and from itself); packages are ruled below. */
const only = (room, allowed, options = {}) => ({
  name: `${room.replaceAll('/', '-')}-arrows`,
  comment: `${room} may import only: ${[room, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^${room}/`, ...(options.except ? { pathNot: options.except } : {}) },
  to: {
    path: '^(app|db|templates|tests|questionnaires)/',
    pathNot: [room, ...allowed].map((each) => `^${each}(/|\\.|$)`),
    ...(options.to ?? {}),
  },
})

const remix = 'node_modules/(@remix-run|react-router)'

module.exports = {
  forbidden: [
    only('app/core', []),
    only('app/pdf', []),
    only('app/ports', ['app/core']),
    only('db', ['app/core']),
    only('templates', ['app/core', 'app/pdf']),
    only('app/services', ['app/core', 'app/ports', 'app/pdf', 'db', 'templates']),
    only('app/jobs', ['app/services', 'app/core', 'app/ports']),
    only('app/http', [
      'app/core',
      'app/ports',
      // Guards resolve a cookie to a session, and that is a use case.
      'app/services',
      'app/settings',
      'app/app.server',
    ]),
    only('app/ui', ['app/core', 'app/services']),
    {
      name: 'ui-shows-services-views',
      comment:
        'A component may know the type of what a service shows, and nothing of how it is made.',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { path: '^app/services/', dependencyTypesNot: ['type-only'] },
    },
    only('app/routes', ['app/services', 'app/core', 'app/http', 'app/ui', 'app/ports']),
    {
      name: 'one-composition-root',
      comment:
        'Only programs build the application; everyone else is given it, and may know its type.',
      severity: 'error',
      from: { path: '^(app|db|templates)/', pathNot: '^app/(server|app\\.server)\\.ts$|^app/cli/' },
      to: { path: '^app/app\\.server\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes-stand-alone',
      comment: 'A route that needs what another route has finds it in services, http or ui.',
      severity: 'error',
      // A route that is a folder may be parted into files; its name's dots and dollars cannot be matched back.
      from: { path: '^app/routes/' },
      to: { path: '^app/routes/', pathNot: '^app/routes/[^/]+/(?!route\\.)[^/]+$' },
    },
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { path: '^(app|db|templates)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'core-is-pure',
      comment:
        'No I/O, clock, randomness or framework in core: of packages only zod, of Node nothing.',
      severity: 'error',
      from: { path: '^app/core/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'],
        pathNot: 'node_modules/zod/',
      },
    },
    {
      name: 'ui-runs-in-browsers',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'database-packages-in-db',
      severity: 'error',
      from: { path: '^(app|templates)/' },
      to: { path: 'node_modules/(drizzle-orm|better-sqlite3|pg)/' },
    },
    {
      name: 'remix-at-the-edge',
      comment: 'So that the framework can be changed by its own codemod.',
      severity: 'error',
      from: {
        path: '^(app|db|templates)/',
        pathNot: [
          '^app/(routes/|root\\.tsx|routes\\.ts|entry\\.|http/)',
          '^app/ui/(link|theme-switch|page-meta|error-page)\\.tsx$',
        ],
      },
      to: { path: remix },
    },
    {
      name: 'express-in-http',
      severity: 'error',
      from: { path: '^(app|db|templates)/', pathNot: '^app/http/' },
      to: { path: 'node_modules/(express|helmet|compression|express-rate-limit)/' },
    },
    {
      name: 'react-is-for-pages',
      severity: 'error',
      from: { path: '^(app/(core|services|ports|jobs|pdf|http|cli)|db|templates)/' },
      to: { path: 'node_modules/(react|react-dom|react-hook-form)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'shipped-code-uses-shipped-packages',
      severity: 'error',
      from: {
        path: '^(app|db|templates)/',
        pathNot: [
          '^app/(routes\\.ts|http/source-pages\\.ts)$',
          '^db/check-migrations\\.ts$',
          '\\.config\\.ts$',
        ],
      },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Type imports count: an arrow is an arrow, even where the compiler would erase it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
    exclude: { path: '\\.(css|svg|yaml|json)(\\?url)?$' },
  },
}
