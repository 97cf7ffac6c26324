/** What a user is told who gives a major the models of another major's entry. */
import { modelId } from './connect.ts';
import type { Pairing } from './results.ts';

/** The specification that an entry's models have: that of ai@4 is v1. */
const versionOf = ({ entry }: Pairing) => `v${Number(entry.slice('ai'.length)) - 3}`;

/** The message of the error with which a call is refused. ai@6 and ai@7 speak of 5, too. */
export function refusalOf(pairing: Pairing): string {
  if (pairing.major === 4) {
    return 'Unsupported model version. AI SDK 4 only supports models that implement specification version "v1". Please upgrade to AI SDK 5 to use this model.';
  }
  const model = `provider "openai.responses" and model "${modelId}"`;
  return `Unsupported model version ${versionOf(pairing)} for ${model}. AI SDK 5 only supports models that implement specification version "v2".`;
}

/** What is logged where it works all the same. */
export function warningOf(pairing: Pairing): string | undefined {
  if (pairing.major < 6 || versionOf(pairing) !== 'v2') return undefined;
  return 'The feature "specificationVersion" is used in a compatibility mode. Using v2 specification compatibility mode. Some features may not be available.';
}
