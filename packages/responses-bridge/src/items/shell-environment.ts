import { AISDKError } from '@ai-sdk/provider';
import * as z from 'zod/mini';
import { encodeNetworkPolicy, memoryArgs, networkPolicyArgs } from './tool-args.ts';
import { record } from '../wire/schema.ts';

const hostedSkillArgs = () =>
  z.union([
    z.strictObject({
      type: z.literal('skillReference'),
      providerReference: record(z.string()),
      version: z.optional(z.string()),
    }),
    z.strictObject({
      type: z.literal('inline'),
      name: z.string(),
      description: z.string(),
      source: z.strictObject({
        type: z.literal('base64'),
        mediaType: z.literal('application/zip'),
        data: z.string(),
      }),
    }),
  ]);

const containerAutoArgs = () =>
  z.strictObject({
    type: z.literal('containerAuto'),
    fileIds: z.optional(z.array(z.string())),
    memoryLimit: memoryArgs(),
    networkPolicy: z.optional(networkPolicyArgs()),
    skills: z.optional(z.array(hostedSkillArgs())),
  });

/** Where the commands of the shell run: with the provider, or with the caller. */
export const environmentArgs = () =>
  z.union([
    containerAutoArgs(),
    z.strictObject({ type: z.literal('containerReference'), containerId: z.string() }),
    z.strictObject({
      type: z.optional(z.literal('local')),
      skills: z.optional(z.array(z.strictObject({ name: z.string(), description: z.string(), path: z.string() }))),
    }),
  ]);

type Args<Shape extends () => z.core.$ZodType> = z.infer<ReturnType<Shape>>;

/** @throws AI_NoSuchProviderReferenceError where a skill is referred to by the ids of other providers alone. */
export function encodeEnvironment(environment: Args<typeof environmentArgs>) {
  switch (environment.type) {
    case 'containerReference':
      return { type: 'container_reference', container_id: environment.containerId };
    case 'containerAuto':
      return encodeContainer(environment);
    default:
      return { type: 'local', skills: environment.skills };
  }
}

function encodeContainer({ fileIds, memoryLimit, networkPolicy, skills }: Args<typeof containerAutoArgs>) {
  return {
    type: 'container_auto',
    file_ids: fileIds,
    memory_limit: memoryLimit,
    network_policy: networkPolicy && encodeNetworkPolicy(networkPolicy),
    skills: skills?.map(encodeSkill),
  };
}

function encodeSkill(skill: Args<typeof hostedSkillArgs>) {
  if (skill.type === 'skillReference') {
    const { providerReference, version = 'latest' } = skill;
    return { type: 'skill_reference', skill_id: resolveReference(providerReference), version };
  }
  const { type, name, description, source } = skill;
  return { type, name, description, source: { type: source.type, media_type: source.mediaType, data: source.data } };
}

const owner = 'openai';

function resolveReference(reference: Record<string, string>): string {
  const id = reference[owner];
  if (id === undefined) throw new NoSuchProviderReferenceError(owner, reference);
  return id;
}

const errorName = 'AI_NoSuchProviderReferenceError';
const marker = Symbol.for(`vercel.ai.error.${errorName}`);

/** The error of that name of `@ai-sdk/provider` 4, which the version that is built in does not have. */
class NoSuchProviderReferenceError extends AISDKError {
  /** By this its own class knows it. */
  readonly [marker] = true;

  readonly provider: string;
  readonly reference: Record<string, string>;

  constructor(provider: string, reference: Record<string, string>) {
    const available = Object.keys(reference).join(', ');
    const message = `No provider reference found for provider '${provider}'. Available providers: ${available}`;
    super({ name: errorName, message });
    this.provider = provider;
    this.reference = reference;
  }
}
