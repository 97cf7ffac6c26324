import type { Dialect } from './dialect.ts';

const at = (host: RegExp) => (url: URL) => host.test(url.host);

/** A port that one server alone is known for tells it; 8000, 8080, 4000 and 30000 could be anyone's. */
const onThisMachine = String.raw`^(localhost|127\.0\.0\.1|\[::1\])`;

/** It keeps nothing between calls. */
const stateless = { store: false } as const;

/** Servers that differ by address, key and state only. What else is seen of them stands in docs/servers.md. */
export const servers = [
  {
    name: 'openrouter',
    baseURL: 'https://openrouter.ai/api/v1',
    serves: at(/^openrouter\.ai$/),
    keyVariable: 'OPENROUTER_API_KEY',
    keyRequired: true,
    limits: stateless,
  },
  {
    name: 'bedrock',
    baseURL: 'https://bedrock-runtime.{AWS_REGION}.amazonaws.com/openai/v1',
    serves: at(/^bedrock-(runtime|mantle)\.[\w-]+\.(amazonaws\.com|api\.aws)$/),
    keyVariable: 'AWS_BEARER_TOKEN_BEDROCK',
    keyRequired: true,
  },
  {
    name: 'databricks',
    baseURL: 'https://{DATABRICKS_HOST}/serving-endpoints',
    serves: at(/\.(databricks\.com|azuredatabricks\.net)$/),
    keyVariable: 'DATABRICKS_TOKEN',
    keyRequired: true,
  },
  {
    name: 'ollama',
    baseURL: 'http://localhost:11434/v1',
    serves: at(new RegExp(`${onThisMachine}:11434$|^ollama\\.com$`)),
    keyVariable: 'OLLAMA_API_KEY',
    limits: stateless,
  },
  {
    name: 'lmstudio',
    baseURL: 'http://localhost:1234/v1',
    serves: at(new RegExp(`${onThisMachine}:1234$`)),
    keyVariable: 'LM_API_TOKEN',
  },
  { name: 'llama.cpp', baseURL: 'http://localhost:8080/v1', keyVariable: 'LLAMA_API_KEY', limits: stateless },
  { name: 'vllm', baseURL: 'http://localhost:8000/v1', keyVariable: 'VLLM_API_KEY' },
  { name: 'sglang', baseURL: 'http://localhost:30000/v1', keyVariable: false },
  { name: 'litellm', baseURL: 'http://localhost:4000/v1', keyVariable: 'LITELLM_API_KEY' },
] as const satisfies readonly Dialect[];
