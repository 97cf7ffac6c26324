import { tool } from 'ai';
import { z } from 'zod';

const skies = ['clear', 'cloudy', 'foggy', 'rainy', 'snowy'];

/** Two small tools: a weather that is made up, but the same each time, and a calculator. */
export const tools = {
  weather: tool({
    description: 'The current weather in a city.',
    parameters: z.object({ city: z.string().describe('The name of the city.') }),
    execute: async ({ city }) => {
      const seed = Array.from(city.toLowerCase()).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
      const sky = skies[seed % skies.length];
      return { city, celsius: sky === 'snowy' ? -2 : (seed % 20) + 1, sky };
    },
  }),
  calculate: tool({
    description: 'Calculates an arithmetic expression.',
    parameters: z.object({ expression: z.string().describe('Numbers, + - * / and parentheses: 2 * (3 + 4).') }),
    // What is wrong with an expression is told to the model, which can try another one.
    execute: async ({ expression }) => {
      try {
        return { expression, value: calculate(expression) };
      } catch (error) {
        return { expression, error: error instanceof Error ? error.message : String(error) };
      }
    },
  }),
};

/** @throws Error where the text is no expression. */
export function calculate(expression: string): number {
  const tokens = expression.match(/\d+(?:\.\d+)?|\S/g) ?? [];

  function sum(): number {
    let value = product();
    while (tokens[0] === '+' || tokens[0] === '-') value += tokens.shift() === '+' ? product() : -product();
    return value;
  }

  function product(): number {
    let value = factor();
    while (tokens[0] === '*' || tokens[0] === '/') value *= tokens.shift() === '*' ? factor() : 1 / factor();
    return value;
  }

  function factor(): number {
    const token = tokens.shift();
    if (token === '-') return -factor();
    const value = token === '(' ? sum() : Number(token);
    if (Number.isNaN(value) || (token === '(' && tokens.shift() !== ')'))
      throw new Error(`This is no expression: ${expression}`);
    return value;
  }

  const value = sum();
  if (tokens.length > 0) throw new Error(`This is no expression: ${expression}`);
  return value;
}
