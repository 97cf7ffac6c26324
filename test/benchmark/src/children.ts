import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cwd = fileURLToPath(new URL('..', import.meta.url));

/** What a Node process of this version prints, which stands where the packages of the benchmark are found. */
export async function ofChild(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, args, { cwd });
  return stdout.trim();
}
