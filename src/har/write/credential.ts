/** A credential as it was written, its flaws and all: the other way round than `readCredentials`. */

import type { Credential, CredentialFlaw } from '../../engine/facts/credentials.ts';
import { readUnset } from '../../engine/facts/placeholder.ts';
import { standIn } from './stand-in.ts';
import { hideAll, type Reveal, writeSecret } from './token.ts';

/** The value of a header field, a parameter or a subprotocol. `repeated`: its header is there more than once, which joins two values. */
export function writeCredential(credential: Credential, reveal: Reveal, repeated = false): string {
  const { scheme, placeholder, flaws, fingerprint } = credential;
  const value =
    withFlaws(writeValue(credential, reveal), flaws) +
    (flaws.includes('two-values-joined') && !repeated ? `, Bearer ${standIn(fingerprint, 12)}` : '');
  if (scheme === undefined) {
    if (placeholder !== undefined || credential.kind !== 'other' || flaws.length > 0 || credential.place.in !== 'header') return value;
    return isAuthorization(credential) ? `${'•'.repeat(Math.max(1, credential.length))}` : value;
  }
  const between = flaws.includes('colon-after-scheme') ? ': ' : flaws.includes('no-scheme') ? '' : ' ';
  const again = flaws.includes('doubled-scheme') ? `${scheme} ` : '';
  return `${scheme}${between}${again}${value}`.trim();
}

/** There a value without a scheme, a flaw or a placeholder is one that a tool had taken out already. */
const isAuthorization = ({ place: { name } }: Credential): boolean => name === 'authorization' || name === 'proxy-authorization';

function writeValue(credential: Credential, reveal: Reveal): string {
  const { kind, length, fingerprint, flaws, placeholder, keyFormat } = credential;
  const secret = fingerprint === '' ? undefined : reveal(fingerprint);
  if (secret !== undefined) return secret;
  // What documentation writes for a password may be somebody's.
  if (kind === 'password') return placeholder !== undefined && readUnset(placeholder) !== undefined ? placeholder : '•'.repeat(length);
  if (kind === 'basic' && !flaws.includes('basic-not-base64')) return length === 0 ? '' : writeAccount(credential);
  if (kind === 'ntlm' && credential.scheme?.toLowerCase() === 'negotiate') return standIn(fingerprint, length, NTLMSSP);
  if (kind === 'signature' && /^(?:oauth|token)$/i.test(credential.scheme ?? ''))
    return `oauth_signature="${standIn(fingerprint, Math.max(1, length - 18))}"`;
  if (kind === 'basic') return standIn(fingerprint, Math.max(0, length - 1)).replace(/^.{0,4}/, (head) => `${head}-`);
  return writeSecret({ ...credential, keyFormat }, hideAll);
}

/** "NTLMSSP", in base64 (MS-NLMP §2.2.1). */
const NTLMSSP = 'TlRMTVNTUA';

/** `user:password` in base64 (RFC 7617 §2), of this length. */
function writeAccount({ length, fingerprint, flaws, placeholder, keyFormat }: Credential): string {
  const octets = Math.max(1, Math.floor(length / 4) * 3);
  const colon = flaws.includes('basic-without-colon') ? '' : ':';
  const secret = standIn(fingerprint, octets);
  if (placeholder !== undefined) {
    const user = standIn(fingerprint, octets - placeholder.length - 1);
    return padTo(user === '' ? `${placeholder}:${placeholder}` : `${user}:${placeholder}`, length);
  }
  if (keyFormat === 'API key') return padTo(`api:${standIn(fingerprint, Math.max(24, octets - 4))}`, length);
  if (keyFormat !== undefined) {
    const key = writeSecret({ length: octets - 1, fingerprint, keyFormat }, hideAll);
    return padTo(`${key}:`, length);
  }
  const half = Math.floor(octets / 2);
  return padTo(`${secret.slice(0, half)}${colon}${secret.slice(half, octets - colon.length)}`, length);
}

/** One octet fewer makes one character of padding; a length that base64 cannot have is left. */
function padTo(pair: string, length: number): string {
  const forms = [pair, pair.slice(0, -1), pair.slice(0, -2)].map((text) => btoa(text));
  return forms.find((form) => form.length === length) ?? (forms[0] as string);
}

function withFlaws(value: string, flaws: readonly CredentialFlaw[]): string {
  const inside = (piece: string): string => {
    const at = Math.floor(value.length / 2);
    return value.slice(0, at) + piece + value.slice(at + piece.length);
  };
  const has = (flaw: CredentialFlaw): boolean => flaws.includes(flaw);
  let text = value;
  if (has('percent-encoded')) text = inside('%2B');
  if (has('space-inside')) text = inside(has('line-end-inside') ? '\n' : ' ');
  else if (has('line-end-inside')) text = `${text}\n`;
  if (has('invisible-character')) text = `${text}\u200b`;
  if (has('trailing-punctuation')) text = `${text};`;
  if (has('quoted')) text = `"${text}"`;
  return text;
}
