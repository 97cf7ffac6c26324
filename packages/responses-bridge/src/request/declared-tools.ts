import type { ItemKind, ProviderTool } from '../items/item.ts';

interface DeclaredProviderTool {
  /** The caller's name for it. */
  name: string;
  args: Record<string, unknown>;
  tool: ProviderTool;
  kind: ItemKind;
}

/** The tools of a call, for those who have to know of them: the prompt that names them, and the answer that calls them. */
export interface DeclaredTools {
  /** The kind of item that calls of a provider tool are, by the caller's name for it. */
  kind(name: string): ItemKind | undefined;
  /** The caller's name for a provider tool. Of several with one wire name, the answer cannot tell: the last one's. */
  toolName(wireName: string): string;
  /** What the wire calls a provider tool, by the caller's name for it. */
  wireName(name: string): string | undefined;
  toolArgs(...wireNames: string[]): readonly Record<string, unknown>[];
  hasFunction(name: string): boolean;
  /** Whether results of a tool are held to a schema, so that text goes as JSON. */
  hasOutputSchema(name: string): boolean;
}

/** Collects what a call declares, while its tools are encoded. */
export function declareTools() {
  const providers: DeclaredProviderTool[] = [];
  const functions = new Map<string, { outputSchema: boolean }>();
  const named = (...wireNames: string[]) => providers.filter(({ tool }) => wireNames.includes(tool.wireName));
  const declared: DeclaredTools = {
    kind: name => providers.find(tool => tool.name === name)?.kind,
    toolName: wireName => named(wireName).at(-1)?.name ?? wireName,
    wireName: name => providers.find(tool => tool.name === name)?.tool.wireName,
    toolArgs: (...wireNames) => named(...wireNames).map(({ args }) => args),
    hasFunction: name => functions.has(name),
    hasOutputSchema: name => functions.get(name)?.outputSchema === true,
  };
  return {
    declared,
    addProvider: (tool: DeclaredProviderTool) => void providers.push(tool),
    addFunction: (name: string, { outputSchema }: { outputSchema: boolean }) =>
      void functions.set(name, { outputSchema }),
  };
}
