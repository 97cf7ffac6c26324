/** Writes `docs/compatibility.md` from what the last runs saw; with `--check`, fails where the committed file says something else. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pairings, readResult } from '../results.ts';
import { writePage, type Row } from './page.ts';

const file = new URL('../../../../docs/compatibility.md', import.meta.url);

const rows: Row[] = pairings.map(pairing => ({ ...pairing, ...readResult(pairing) }));
const page = writePage(rows);

if (!process.argv.includes('--check')) writeFileSync(file, page);
else if (readFileSync(file, 'utf8') !== page) {
  console.error('docs/compatibility.md is not what the runs of test/ai4 … ai7 saw. Write it again: pnpm compatibility');
  process.exitCode = 1;
}
