export { caseWhen, createLlmMockRouter } from 'llm-mock';
