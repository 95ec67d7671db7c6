// The import arrows of ARCHITECTURE.md: what may lean on what. Checked by `npm run verify`.

const tests = '\\.test\\.tsx?$';
const server = '^sfu-server/src';
const ownCode = '^(shared|drizzle|sfu-server|studio|viewer-web|tests|setup)/(?!node_modules/)';

/**
 * Modules below `from` may import, of this project, only what `to` matches.
 * @param {string} name
 * @param {string} from
 * @param {readonly string[]} to
 * @param {string} comment
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: ownCode, pathNot: [from, ...to] },
});

/** @param {string} name @param {string} from @param {string} to @param {string} comment @returns {import('dependency-cruiser').IForbiddenRuleType} */
const never = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: to },
});

const shared = '^shared/src';
const drizzle = '^drizzle/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that leads nowhere: mistyped, or its package is not installed.',
      severity: 'error',
      from: {},
      // Written by the build: the wire table's precompiled form, and css with a query.
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?' },
    },
    {
      name: 'not-to-dev-dep',
      comment:
        'The server runs from its sources: what they import has to be a dependency, not a development one.',
      severity: 'error',
      from: { path: `${server}|^shared/src|^drizzle/(schema|demo|index)`, pathNot: tests },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },

    only(
      'domain-knows-nothing',
      '^shared/src/domain/',
      [],
      'Rules that both sides run know no wire and no machine.',
    ),
    only(
      'contract-knows-domain',
      '^shared/src/contract/',
      ['^shared/src/domain/'],
      'The wire speaks of the domain alone.',
    ),
    only(
      'client-knows-contract',
      '^shared/src/client/',
      ['^shared/src/(contract|domain)/'],
      'The typed client is made from the contract.',
    ),
    only(
      'media-client-knows-client',
      '^shared/src/media-client/',
      ['^shared/src/(client|contract|domain)/'],
      'One media session for publisher and player, over the typed client.',
    ),
    {
      name: 'shared-knows-no-node',
      comment: 'Shared code runs in browsers too.',
      severity: 'error',
      from: { path: shared, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    only('drizzle-knows-shared', drizzle, [shared], 'The tables know no server.'),

    only(
      'platform-knows-no-feature',
      `${server}/platform/`,
      [shared, drizzle, `${server}/config\\.ts$`],
      'The ground of everything.',
    ),
    {
      name: 'features-know-platform',
      comment:
        'Features never import features: a need is a type in ports.ts, a consequence is a domain event.',
      severity: 'error',
      from: { path: `${server}/features/([^/]+)/`, pathNot: tests },
      to: {
        path: ownCode,
        pathNot: [`${server}/features/$1/`, `${server}/(platform/|config\\.ts$)`, shared, drizzle],
      },
    },
    only(
      'media-knows-platform',
      `${server}/media/`,
      [`${server}/platform/`, `${server}/config\\.ts$`, shared],
      'Media knows no table.',
    ),
    only(
      'adapters-know-platform',
      `${server}/adapters/`,
      [`${server}/(platform/|config\\.ts$)`, shared, drizzle],
      'The outside world.',
    ),
    only(
      'http-knows-platform',
      `${server}/http/`,
      [`${server}/(platform/|config\\.ts$)`, shared, drizzle],
      'Binds routes it does not know.',
    ),
    only(
      'realtime-knows-platform',
      `${server}/realtime/`,
      [`${server}/(platform/|config\\.ts$)`, shared, drizzle],
      'Binds events it does not know.',
    ),
    never(
      'nothing-imports-the-composition',
      `${server}/(platform|http|realtime|features|media|adapters)/`,
      `${server}/(main|serve|app|create-features|create-doors|start-server)\\.ts$`,
      'app.ts hands everything down; nobody reaches up for it.',
    ),
    {
      name: 'mediasoup-only-in-media',
      comment: 'One folder talks to the media worker.',
      severity: 'error',
      from: { pathNot: [`${server}/media/`, '^tests/', '^setup/'] },
      to: { path: 'node_modules/mediasoup/' },
    },
    {
      name: 'sql-only-in-repos',
      comment: "A feature's SQL stands in its repo; verbs ask the repo.",
      severity: 'error',
      from: { path: `${server}/(http|realtime|media)/`, pathNot: tests },
      to: { path: 'node_modules/(drizzle-orm|postgres)/' },
    },

    only('studio-knows-shared', '^studio/', [shared], 'The studio speaks to the server over the wire alone.'),
    only(
      'viewer-knows-shared',
      '^viewer-web/',
      [shared],
      'The page speaks to the server over the wire alone.',
    ),
    never(
      'renderer-never-imports-main',
      '^studio/src/renderer/',
      '^studio/src/(main|preload)/',
      'It may be hostile: it has the bridge.',
    ),
    {
      name: 'page-knows-no-node',
      comment: 'It runs in a browser.',
      severity: 'error',
      from: { path: '^studio/src/renderer/|^viewer-web/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    never(
      'renderer-knows-no-electron',
      '^studio/src/renderer/',
      'node_modules/electron/',
      'The preload script gives it all it may have.',
    ),
    never(
      'main-never-imports-renderer',
      '^studio/src/(main|preload|ipc)/',
      '^studio/src/renderer/',
      'Two programs.',
    ),
    never(
      'ipc-knows-nobody',
      '^studio/src/ipc/',
      '^studio/src/(main|preload|renderer)/',
      'Channels are words, not deeds.',
    ),
    never(
      'no-test-in-product',
      '^(shared|drizzle|sfu-server|studio|viewer-web)/',
      '^tests/|\\.test\\.tsx?$',
      'Products do not lean on tests.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(artifacts|drizzle/migrations|viewer-web/dist|studio/(dist|out))/' },
    // TypeScript 7 has no interface for tools yet: swc reads the files instead, and setup/verify.mjs makes sure it did.
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
