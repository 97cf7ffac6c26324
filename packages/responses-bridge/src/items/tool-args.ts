import * as z from 'zod/mini';
import type { Known } from '../wire/schema.ts';

/** A text of which some values are known, and others may come to be: the endpoint has the last word. */
export const known = <Text extends string>() =>
  // Any text is one of the known ones or another.
  z.string() as unknown as z.ZodMiniType<Known<Text>>;

/** Who may call a tool: the model, or a program of the model's. */
export const callersArgs = () => z.optional(z.array(known<'direct' | 'programmatic'>()));

/** The networks that a container of the provider's may reach. */
export const networkPolicyArgs = () =>
  z.union([
    z.strictObject({ type: z.literal('disabled') }),
    z.strictObject({
      type: z.literal('allowlist'),
      allowedDomains: z.array(z.string()),
      domainSecrets: z.optional(z.array(z.strictObject({ domain: z.string(), name: z.string(), value: z.string() }))),
    }),
  ]);

/** The memory that such a container has. */
export const memoryArgs = () => z.optional(known<'1g' | '4g' | '16g' | '64g'>());

/** The policy as the wire has it. */
export function encodeNetworkPolicy(policy: z.infer<ReturnType<typeof networkPolicyArgs>>) {
  if (policy.type === 'disabled') return { type: policy.type };
  const { type, allowedDomains: allowed_domains, domainSecrets: domain_secrets } = policy;
  return { type, allowed_domains, domain_secrets };
}
