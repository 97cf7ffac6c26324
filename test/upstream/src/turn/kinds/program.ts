import { resealed, seal } from '../../seal.ts';
import type { CompactionSpec, ProgramOutputSpec, ProgramSpec } from '../../item-specs.ts';
import { modelOf, type TurnContext } from '../context.ts';
import type { ItemKind } from './kind.ts';

/** A program, with a fingerprint by which the service knows it again. */
export const program: ItemKind<ProgramSpec> = {
  build: ({ id, call_id, code }, context) => ({ call_id, code, fingerprint: sealOf(id, context) }),
  opening: ({ fingerprint }) => ({ code: '', fingerprint: resealed(fingerprint) }),
};

/** What a program came to. It comes whole. */
export const programOutput: ItemKind<ProgramOutputSpec> = {
  build: ({ call_id, result, status = 'completed' }) => ({ call_id, result, status }),
};

/** The conversation so far, sealed. */
export const compaction: ItemKind<CompactionSpec> = {
  build: ({ id }, context) => ({ encrypted_content: sealOf(id, context) }),
  opening: ({ encrypted_content }) => ({ encrypted_content: resealed(encrypted_content) }),
};

function sealOf(item: string, context: TurnContext): string {
  return seal({ item, model: modelOf(context), organization: context.organization });
}
