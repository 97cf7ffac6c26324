import * as z from 'zod/mini';
import type { JSONValue } from '../spec.ts';

/** What turns an unknown into a `T` or throws. A zod schema is one, and so is a guard. */
export interface Shape<T> {
  parse(value: unknown): T;
}

/** What a schema of zod/mini is used for here: no more of zod shows in the types. */
export interface Schema<T> extends Shape<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** The type of what a shape gives. */
export type Infer<S extends Shape<unknown>> = ReturnType<S['parse']>;

/** A schema that is made when it is first asked, as making all of them is half of what importing the package costs. */
export function lazy<T>(make: () => Schema<T>): Schema<T> {
  let made: Schema<T> | undefined;
  const schema = () => (made ??= make());
  return { parse: value => schema().parse(value), safeParse: value => schema().safeParse(value) };
}

/** The shape of what is made here and need not be checked: only its type is of use. */
export function typed<T>(): Shape<T> {
  // What is made here is what its maker says.
  return { parse: value => value as T };
}

/** What was read from JSON, as it is: the proof of its type is where it came from. */
export const json = () => z.unknown() as unknown as z.ZodMiniType<JSONValue>;

/** An object that holds the same under any key. */
export const record = <Value extends z.ZodMiniType>(value: Value) => z.catchall(z.object({}), value);

/** Some of the texts that a field may hold, for those who write one; the endpoint knows which others there are. */
export type Known<Text extends string> = Text | (string & {});
