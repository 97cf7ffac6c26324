import { InvalidArgumentError } from '@ai-sdk/provider';
import { longestIdentifier } from './encode-settings.ts';

/**
 * A user identifier that is too long becomes its SHA-256 in hex, which is as stable and fits; cut off, users would fall together.
 *
 * @throws InvalidArgumentError where the platform cannot hash (Node 18 without its flag for web crypto).
 */
export async function identifyUser(user: string | undefined): Promise<string | undefined> {
  if (user === undefined || user.length <= longestIdentifier) return user;
  // Typed as always there, it is missing on Node 18.
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (subtle === undefined) {
    const message = `The option user is at most ${longestIdentifier} characters long.`;
    throw new InvalidArgumentError({ argument: 'providerOptions.user', message });
  }
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(user));
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
