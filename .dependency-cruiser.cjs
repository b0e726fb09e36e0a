/** The folder table of docs/architecture.md, enforced. */
const capabilities =
  'intake|people|identity|counting|directory|travel|routing|referrals|transport|messaging|plans|partners|access|assurance|work|hsds';
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'infra-runs-nothing',
      severity: 'error',
      comment: 'infra knows the runtime by entry paths only',
      from: { path: '^infra/' },
      to: { path: '^(functions|shared|local|console)/' },
    },
    {
      name: 'functions-import-shared',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      // `functions/api` is no function: what every function of the API is made with.
      to: { path: '^(infra|local|console|tests)/|^functions/', pathNot: '^functions/(api|$1)/' },
    },
    {
      name: 'shared-imports-shared',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(infra|functions|local|console|tests)/' },
    },
    {
      name: 'platform-knows-no-capability',
      severity: 'error',
      from: { path: '^shared/platform/' },
      to: { path: `^shared/(${capabilities}|contracts)/` },
    },
    {
      name: 'capability-by-its-index',
      severity: 'error',
      comment:
        'a capability talks to another through its index.ts; measuring a text is pure and needs none of the rest',
      from: { path: `^shared/(${capabilities})/` },
      to: {
        path: `^shared/(${capabilities})/`,
        pathNot: '^shared/$1/|/index\\.ts$|^shared/messaging/(segments|safety-lint)\\.ts$',
      },
    },
    {
      name: 'functions-use-indexes',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: `^shared/(${capabilities})/`, pathNot: '/index\\.ts$' },
    },
    {
      name: 'contracts-import-rules',
      severity: 'error',
      comment: 'contracts see pure rules only',
      from: { path: '^shared/contracts/' },
      to: { path: `^shared/(${capabilities})/(store|service|index)\\.ts$` },
    },
    {
      name: 'console-imports-contracts',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^(infra|functions|local|tests|shared)/', pathNot: '^shared/contracts/' },
    },
    {
      name: 'local-never-shared',
      severity: 'error',
      comment:
        'local runs the synthesized artifact; its commands are clients, and know the contracts as any client does',
      from: { path: '^local/' },
      to: { path: '^(shared|functions)/', pathNot: '^shared/contracts/' },
    },
    {
      name: 'pure-rules',
      severity: 'error',
      comment: 'rules have no I/O',
      from: { path: `^shared/(${capabilities})/`, pathNot: '[/-](store|service|index|twilio|sns)\\.ts$' },
      to: { path: '^(node:|@aws-sdk)|/(store|service)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-test-code', severity: 'error', from: { pathNot: '^tests/' }, to: { path: '^tests/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
