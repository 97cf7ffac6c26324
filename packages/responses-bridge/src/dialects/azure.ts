import type { Dialect } from './dialect.ts';

/** Hosts of resources, of API Management and of Front Door. Source: the list by which the Codex CLI knows them. */
const hosts =
  /\.(openai|cognitiveservices|aoai|services\.ai)\.azure\.(com|us|cn)$|\.azure-api\.(net|us|cn)$|\.azurefd\.(net|us)$/;

/** Azure OpenAI by its v1 address; a dated one has its `api-version` in the settings. */
export const azure = {
  name: 'azure',
  baseURL: 'https://{AZURE_RESOURCE_NAME}.openai.azure.com/openai/v1',
  serves: ({ hostname }) => hosts.test(hostname),
  keyVariable: 'AZURE_API_KEY',
  keyRequired: true,
  authorize: tellTokensFromKeys,
  // `@ai-sdk/azure` keeps what belongs to an item under its own name.
  metadataKeys: ['azure'],
} as const satisfies Dialect;

/**
 * A key goes into `api-key`, and only a token of Entra into `Authorization`, so that a function that gives tokens is an
 * `apiKey` like any other. Tokens are JSON Web Tokens, which no key is. Source: Azure's reference of the Responses API,
 * security schemes `api-key` and `bearer`. May go when Azure takes both in one header on every kind of host.
 */
function tellTokensFromKeys(key: string): Record<string, string> {
  return /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(key) ? { authorization: `Bearer ${key}` } : { 'api-key': key };
}
