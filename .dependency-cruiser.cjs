const src = '^packages/responses-bridge/src/';

/** Who may import whom, beside itself and the floor (`spec`, `flow`). `test/boundaries` holds the same table as data. */
const kinds = `${src}items/(message|reasoning|[a-z-]+-call)[.]ts$`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'the-floor-knows-nothing',
      severity: 'error',
      from: { path: `${src}(spec|flow|metadata|errors|capabilities)[.]ts$|${src}wire/` },
      to: { path: `${src}(items|request|response|specs|transport|repair|dialects|model|bridge|settings)` },
    },
    {
      name: 'items-know-neither-direction',
      severity: 'error',
      from: { path: `${src}items/` },
      to: { path: `${src}(request|response|specs|transport|repair|dialects|model|bridge|settings)` },
    },
    {
      name: 'kinds-do-not-know-each-other',
      severity: 'error',
      from: { path: kinds, pathNot: '(hosted|client)-call[.]ts$' },
      to: {
        path: `${src}items/(message|reasoning|[a-z-]+-call|all|index)[.]ts$`,
        pathNot: '(hosted|client)-call[.]ts$',
      },
    },
    {
      name: 'directions-do-not-know-each-other',
      severity: 'error',
      from: { path: `${src}request/` },
      to: { path: `${src}(response|specs|transport|repair|model|bridge|settings)` },
    },
    {
      name: 'a-response-knows-no-request',
      severity: 'error',
      from: { path: `${src}response/` },
      to: { path: `${src}(request|specs|transport|repair|dialects|model|bridge|settings)` },
    },
    {
      name: 'transport-knows-no-parts',
      severity: 'error',
      from: { path: `${src}transport/` },
      to: { path: `${src}(items|request|response|specs|dialects|model|bridge|settings)` },
    },
    {
      name: 'repairs-know-only-items',
      severity: 'error',
      from: { path: `${src}repair/` },
      to: { path: `${src}(request|response|specs|transport|dialects|model|bridge|settings)` },
    },
    {
      name: 'specs-see-only-parts',
      severity: 'error',
      from: { path: `${src}specs/` },
      to: { path: `${src}(wire|items|request|transport|repair|dialects|model|bridge|settings)` },
    },
    {
      name: 'one-rung-at-a-time',
      severity: 'error',
      from: { path: `${src}specs/v1` },
      to: { path: `${src}specs/v(3|4)` },
    },
    {
      name: 'one-rung-at-a-time-v2',
      severity: 'error',
      from: { path: `${src}specs/v2` },
      to: { path: `${src}specs/v4` },
    },
    {
      name: 'nobody-imports-an-entry',
      severity: 'error',
      from: { path: src },
      to: { path: `${src}(index|ai[5-7]|core)[.]ts$` },
    },
    {
      name: 'the-upstream-shares-no-code',
      severity: 'error',
      from: { path: '^test/(upstream|scenarios)/' },
      to: { path: '^packages/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|[.]next|[.]turbo)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
};
