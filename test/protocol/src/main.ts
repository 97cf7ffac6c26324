/** Writes `docs/protocol.md`; with `--check`, fails where the committed file says something else. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fixtures } from '@responses-bridge/recordings';

const file = new URL('../../../docs/protocol.md', import.meta.url);
const check = process.argv.includes('--check');

if (fixtures.present) {
  const { measurePage } = await import('./measure.ts');
  const { text, problems } = await measurePage();
  const stale = check && readFileSync(file, 'utf8') !== text;
  const told = [
    ...problems,
    ...(stale ? ['docs/protocol.md is not what the bridge does. Write it again: pnpm protocol'] : []),
  ];
  for (const problem of told) console.error(problem);
  if (told.length > 0) process.exitCode = 1;
  else if (!check) writeFileSync(file, text);
} else {
  console.error(`docs/protocol.md is not looked at: ${fixtures.root} is not there.`);
}
