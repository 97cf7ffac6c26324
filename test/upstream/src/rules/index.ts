import type { JsonObject, Rejection } from '../types.ts';
import { keyRules, modelNameRules } from './access.ts';
import { contentRules } from './content.ts';
import { formatRules } from './format.ts';
import { compactionRules } from './compaction.ts';
import { inputItemRules } from './input-items.ts';
import { itemFieldRules } from './item-fields.ts';
import { modelRules } from './model.ts';
import { ownCallRules } from './own-calls.ts';
import { pairingRules } from './pairing.ts';
import { requestRules } from './request.ts';
import type { Rule, RuleContext } from './rule.ts';
import { sealRules } from './seals.ts';
import { storedRules } from './stored.ts';
import { toolChoiceRules } from './tool-choice.ts';
import { toolFieldRules } from './tool-fields.ts';
import { toolRules } from './tools.ts';

/** Every rule, in the order in which they are asked. */
export const rules: readonly Rule[] = [
  ...keyRules,
  ...requestRules,
  ...modelNameRules,
  ...modelRules,
  ...toolRules,
  ...toolFieldRules,
  ...toolChoiceRules,
  ...formatRules,
  ...inputItemRules,
  ...itemFieldRules,
  ...compactionRules,
  ...contentRules,
  ...sealRules,
  ...storedRules,
  ...pairingRules,
  ...ownCallRules,
];

/** The first rule that refuses a request, with its words. */
export function judge(
  request: JsonObject,
  context: RuleContext,
  asked: readonly Rule[] = rules,
): (Rejection & { rule: string }) | undefined {
  for (const rule of asked) {
    const rejection = rule.check(request, context);
    if (rejection !== undefined) return { ...rejection, rule: rule.name };
  }
  return undefined;
}
