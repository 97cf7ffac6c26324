import type { JsonObject, Rejection } from '../types.ts';
import { keyRules, modelNameRules } from './access.ts';
import { contentRules } from './content.ts';
import { formatRules } from './format.ts';
import { inputItemRules } from './input-items.ts';
import { modelRules } from './model.ts';
import { pairingRules } from './pairing.ts';
import { requestRules } from './request.ts';
import type { Rule, RuleContext } from './rule.ts';
import { storedRules } from './stored.ts';
import { toolRules } from './tools.ts';

/** Every rule, in the order in which they are asked. */
export const rules: readonly Rule[] = [
  ...keyRules,
  ...requestRules,
  ...modelNameRules,
  ...modelRules,
  ...toolRules,
  ...formatRules,
  ...inputItemRules,
  ...contentRules,
  ...storedRules,
  ...pairingRules,
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
