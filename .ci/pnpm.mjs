// Runs a script of package.json on a machine that has Node and npm but no pnpm: npx fetches the version
// that `packageManager` names, and the script installs and builds from inside it, where `pnpm` is on the PATH.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const { packageManager } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const { status, error } = spawnSync('npx', ['-y', packageManager, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', ...process.env },
  shell: process.platform === 'win32',
});
if (error) throw error;
process.exit(status ?? 1);
