/** User name or password is not right, or the user does not exist. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromChallenge, fromCredential, fromRequest, fromSaid } from '../evidence.ts';
import { heard, isSignInCall, presentedGrant, refusesCaller } from '../facts/caller.ts';
import type { Credential } from '../facts/credentials.ts';
import type { Facts } from '../facts/facts.ts';
import { browserSchemes } from '../facts/schemes.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'wrong-password',
    title: 'The user name or password was not accepted',
    explain: 'A name and a password were sent, and the server did not find a user whom both fit.',
    needs: ['credentials', 'challenges'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Enter your name and password again; look at capital letters and the keyboard’s language.',
        'Type the password instead of letting the browser fill it in: a stored one may be old.',
        'Reset the password on the sign-in page of {site}.',
        'Check that this is the place where your account is: there may be another address for it.',
        'If the browser does not ask any more, close all its windows or use a private one: it keeps on sending what it knows.',
      ],
      developer: [
        'Try the same name and password with curl: `curl -u name …` asks for the password.',
        'Check that the user exists in this environment, and that the realm is the one meant.',
        'Encode name and password as UTF-8 before base64 (RFC 7617 §2.1).',
      ],
    },
    prevent: 'Keep the password in a password manager, and update it there when it changes.',
    specs: ['RFC 7617 §2', 'RFC 7616 §3.3', 'RFC 9110 §15.5.2', 'RFC 6749 §5.2'],
    generic: true,
  },
  messages: {
    saidSo: {
      visitor: '{site} did not accept your user name or password. Enter them again, or reset the password.',
      developer: 'The server says that the name or the password is wrong.',
    },
    askedAgain: {
      visitor: '{site} did not accept your user name or password, and asked again. Enter them again, or reset the password.',
      developer: 'Authorization carried {scheme}, and the server answered with {status} and the same challenge (RFC 9110 §15.5.2).',
    },
    refused: {
      visitor: '{site} did not accept your user name or password. Enter them again, or reset the password.',
      developer: 'Authorization carried {scheme}, and the server answered with {status}.',
    },
    signInRefused: {
      visitor: '{site} did not let you sign in: user name or password may be wrong. Enter them again, or reset the password.',
      developer: 'The request signs in, and was answered with {status}; no other reason is given.',
    },
    fromAddress: {
      visitor: 'The name and password in the address did not open {site}. Leave them out of the address and enter them when asked.',
      developer:
        'The address holds a user name and password, from which the browser makes a Basic credential; the answer was {status} all the same.',
    },
    storedOne: {
      visitor: 'Your browser may have sent an old password that it has stored for {site}. Enter your name and password again.',
      developer:
        'The server challenges for {scheme}. Chromium answers with a stored password and does not show it; if it did, that password was refused.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const said = heard(facts, 'wrong-password');
    const challenge = facts.challenges.find(({ scheme }) => browserSchemes.has(scheme));
    const status = code(String(facts.status));
    const words: Evidence[] = said ? [fromSaid(said)] : [];

    if (isSignInCall(facts)) {
      const evidence = [
        fromRequest('The request signs in: {method} with a password or to a sign-in address.', { method: code(facts.hop.method) }),
        ...words,
        ...fromAnswer(facts),
      ] as const;
      if (said) return { message: 'saidSo', confidence: saysOtherwise(facts) ? 'likely' : 'certain', evidence };
      const isDenied =
        facts.said.every(({ meaning, quote }) => meaning !== 'forbidden' || bareDenial.test(quote)) && isPasswordTyped(facts);
      if (saysOtherwise(facts, isDenied)) return undefined;
      const isPlain = facts.status === 401 || (isDenied && heard(facts, 'forbidden') !== undefined);
      return { message: 'signInRefused', params: { status }, confidence: isPlain ? 'likely' : 'possible', evidence };
    }
    const credential = facts.credentials.find(isPassword);
    if (credential) {
      if (presentedGrant(facts) !== undefined || facts.challenges.some(({ params }) => params['stale']?.toLowerCase() === 'true'))
        return undefined;
      const evidence: [Evidence, ...Evidence[]] = [
        fromCredential(credential),
        ...(challenge ? [fromChallenge(challenge)] : []),
        ...words,
        ...fromAnswer(facts),
      ];
      const scheme = code(credential.scheme ?? 'Basic');
      if (said) return { message: 'saidSo', confidence: credential.keyFormat || saysOtherwise(facts) ? 'likely' : 'certain', evidence };
      if (facts.status !== 401 || saysOtherwise(facts)) return undefined;
      const sameAgain = challenge !== undefined && challenge.scheme === credential.scheme?.toLowerCase();
      return {
        message: sameAgain ? 'askedAgain' : 'refused',
        params: { scheme, status },
        confidence: sameAgain ? 'likely' : 'possible',
        evidence,
      };
    }
    if (facts.credentials.some(({ place }) => place.name === 'authorization') || facts.status !== 401) return undefined;
    if (facts.hop.userinfo) {
      const evidence = [fromRequest('The address holds a user name and password.'), ...fromAnswer(facts)] as const;
      return { message: 'fromAddress', params: { status }, confidence: 'likely', evidence };
    }
    if (!facts.hiddenCredentialPossible || !challenge) return undefined;
    return {
      message: 'storedOne',
      params: { scheme: code(challenge.scheme) },
      confidence: 'possible',
      evidence: [fromChallenge(challenge), ...words],
    };
  },
});

/** A name and a password, or what the browser worked out from them. */
const isPassword = ({ place, kind, placeholder, flaws }: Credential): boolean =>
  place.name !== 'proxy-authorization' &&
  place.in === 'header' &&
  passwordKinds.has(kind) &&
  placeholder === undefined &&
  flaws.length === 0;

const passwordKinds = new Set<Credential['kind']>(['basic', 'digest', 'ntlm', 'negotiate', 'password']);

const isPasswordTyped = ({ credentials }: Facts): boolean => credentials?.some(({ kind }) => kind === 'password') ?? false;

/** No more than the status says: whom it denies access is who brought the name and the password. */
const bareDenial = /^(?:access[ _-]?denied|denied|forbidden)(?: (?:error|exception))?$|^access[ _]?denied(?:error|exception)$/i;

/** Another reason why a sign-in was refused; `isDenied`: "access denied" is none. */
const saysOtherwise = (facts: Facts, isDenied = false): boolean =>
  (!isDenied && heard(facts, 'forbidden') !== undefined) ||
  heard(
    facts,
    ...(['account-blocked', 'step-up', 'csrf', 'rate-limited', 'firewall', 'client-invalid', 'server-fault'] as const),
    ...(['nonce-stale', 'api-key-missing', 'api-key-invalid', 'api-key-expired', 'token-expired', 'signature-mismatch'] as const),
  ) !== undefined;
