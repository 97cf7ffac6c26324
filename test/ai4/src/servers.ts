import type { DialectName } from 'responses-bridge';

/** What a server is asked, and how. */
export interface Server {
  name: DialectName;
  /** Where a call goes that names nothing but the dialect. */
  url: string;
  /** The variable of the key, where there is one. */
  variable?: string;
  /** No call is made without a key. */
  keyRequired?: true;
  /** The header that a key goes into, as it is or as a bearer token. Default: `authorization`. */
  header?: 'api-key';
  /** Addresses by which the server is known. */
  serves?: string[];
  /** It keeps nothing between calls. */
  stateless?: true;
}

/** The variables that addresses are made of. */
export const place = {
  AZURE_RESOURCE_NAME: 'house',
  AWS_REGION: 'eu-west-1',
  DATABRICKS_HOST: 'https://dbc-1.databricks.com/',
};

/** Every server that has a dialect of its own. */
export const servers: Server[] = [
  {
    name: 'openai',
    url: 'https://api.openai.com/v1/responses',
    variable: 'OPENAI_API_KEY',
    keyRequired: true,
    serves: ['https://api.openai.com/v1', 'https://eu.api.openai.com/v1'],
  },
  {
    name: 'azure',
    url: 'https://house.openai.azure.com/openai/v1/responses',
    variable: 'AZURE_API_KEY',
    keyRequired: true,
    header: 'api-key',
    serves: [
      'https://house.openai.azure.com/openai/v1',
      'https://house.cognitiveservices.azure.com/openai/v1',
      'https://house.services.ai.azure.com/openai/v1',
      'https://house.openai.azure.us/openai/v1',
      'https://house.aoai.azure.com/openai/v1',
      'https://house.azure-api.net/openai/v1',
      'https://house.azurefd.net/openai/v1',
    ],
  },
  {
    name: 'openrouter',
    url: 'https://openrouter.ai/api/v1/responses',
    variable: 'OPENROUTER_API_KEY',
    keyRequired: true,
    serves: ['https://openrouter.ai/api/v1'],
    stateless: true,
  },
  {
    name: 'github-copilot',
    url: 'https://api.githubcopilot.com/responses',
    keyRequired: true,
    serves: [
      'https://api.githubcopilot.com',
      'https://api.business.githubcopilot.com',
      'https://copilot-api.house.ghe.com',
    ],
    stateless: true,
  },
  {
    name: 'xai',
    url: 'https://api.x.ai/v1/responses',
    variable: 'XAI_API_KEY',
    keyRequired: true,
    serves: ['https://api.x.ai/v1', 'https://us-east-1.api.x.ai/v1'],
  },
  {
    name: 'groq',
    url: 'https://api.groq.com/openai/v1/responses',
    variable: 'GROQ_API_KEY',
    keyRequired: true,
    serves: ['https://api.groq.com/openai/v1'],
    stateless: true,
  },
  {
    name: 'huggingface',
    url: 'https://router.huggingface.co/v1/responses',
    variable: 'HF_TOKEN',
    keyRequired: true,
    serves: ['https://router.huggingface.co/v1'],
    stateless: true,
  },
  {
    name: 'bedrock',
    url: 'https://bedrock-runtime.eu-west-1.amazonaws.com/openai/v1/responses',
    variable: 'AWS_BEARER_TOKEN_BEDROCK',
    keyRequired: true,
    serves: [
      'https://bedrock-runtime.us-west-2.amazonaws.com/openai/v1',
      'https://bedrock-mantle.us-west-2.api.aws/v1',
    ],
  },
  {
    name: 'databricks',
    url: 'https://dbc-1.databricks.com/serving-endpoints/responses',
    variable: 'DATABRICKS_TOKEN',
    keyRequired: true,
    serves: [
      'https://dbc-1.cloud.databricks.com/serving-endpoints',
      'https://adb-1.2.azuredatabricks.net/serving-endpoints',
    ],
  },
  {
    name: 'chatgpt',
    url: 'https://chatgpt.com/backend-api/codex/responses',
    keyRequired: true,
    serves: ['https://chatgpt.com/backend-api/codex'],
    stateless: true,
  },
  {
    name: 'ollama',
    url: 'http://localhost:11434/v1/responses',
    variable: 'OLLAMA_API_KEY',
    serves: [
      'http://localhost:11434/v1',
      'http://127.0.0.1:11434/v1',
      'http://[::1]:11434/v1',
      'https://ollama.com/v1',
    ],
    stateless: true,
  },
  {
    name: 'lmstudio',
    url: 'http://localhost:1234/v1/responses',
    variable: 'LM_API_TOKEN',
    serves: ['http://localhost:1234/v1', 'http://127.0.0.1:1234/v1'],
  },
  { name: 'llama.cpp', url: 'http://localhost:8080/v1/responses', variable: 'LLAMA_API_KEY', stateless: true },
  { name: 'vllm', url: 'http://localhost:8000/v1/responses', variable: 'VLLM_API_KEY' },
  { name: 'sglang', url: 'http://localhost:30000/v1/responses' },
  { name: 'litellm', url: 'http://localhost:4000/v1/responses', variable: 'LITELLM_API_KEY' },
];
