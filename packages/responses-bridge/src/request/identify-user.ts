import { InvalidArgumentError } from '@ai-sdk/provider';
import { sha256 } from '../hash.ts';
import { longestIdentifier } from './encode-settings.ts';

/**
 * A user identifier that is too long becomes its SHA-256 in hex, which is as stable and fits; cut off, users would fall together.
 *
 * @throws InvalidArgumentError where the platform cannot hash.
 */
export async function identifyUser(user: string | undefined): Promise<string | undefined> {
  if (user === undefined || user.length <= longestIdentifier) return user;
  const hashed = await sha256(user);
  if (hashed !== undefined) return hashed;
  const message = `The option user is at most ${longestIdentifier} characters long.`;
  throw new InvalidArgumentError({ argument: 'providerOptions.user', message });
}
