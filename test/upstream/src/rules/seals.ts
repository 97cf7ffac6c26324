import { asString } from '../json.ts';
import { canonicalId } from '../ids.ts';
import { unseal, type Sealed } from '../seal.ts';
import type { Rejection } from '../types.ts';
import { ofType } from './input-items.ts';
import { reject, type InputEntry, type Rule, type RuleContext } from './rule.ts';

/** What only the service can read has to come back as it was given. */
export const sealRules: readonly Rule[] = [
  {
    name: 'encrypted-content',
    evidence: 'OpenAI, invalid_encrypted_content (openai/codex#8145, Wei-Shaw/sub2api#2863)',
    check: (_request, context) =>
      ofType(context, ['reasoning', 'compaction'], entry => unreadable(entry, 'encrypted_content', context)),
  },
  {
    name: 'program-fingerprint',
    evidence: 'responses-api.md §2: fingerprint must round-trip; the words are those for encrypted content',
    check: (_request, context) => ofType(context, ['program'], entry => unreadable(entry, 'fingerprint', context)),
  },
];

function unreadable(entry: InputEntry, field: string, context: RuleContext): Rejection | undefined {
  const content = asString(entry.item[field]);
  const reason = content === undefined ? undefined : mismatch(unseal(content), entry, context);
  return reason === undefined ? undefined : unverified(content ?? '', reason);
}

/** The parts of a seal are checked from the outside in. */
function mismatch(sealed: Sealed | undefined, { item }: InputEntry, context: RuleContext): string | undefined {
  if (sealed === undefined) return 'Encrypted content could not be decrypted or parsed.';
  if (sealed.organization !== context.organization) {
    return 'Encrypted content organization_id did not match the target organization.';
  }
  const id = asString(item['id']);
  if (id === undefined || canonicalId(id) === sealed.item) return undefined;
  return 'Encrypted content item_id did not match the target item id.';
}

function unverified(content: string, reason: string): Rejection {
  const shown = content.length > 12 ? `${content.slice(0, 4)}...${content.slice(-4)}` : content;
  const message = `The encrypted content ${shown} could not be verified. Reason: ${reason}`;
  return reject(message, null, 'invalid_encrypted_content');
}
