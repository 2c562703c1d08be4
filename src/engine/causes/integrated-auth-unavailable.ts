/** The server wants Windows or Kerberos sign-in, and the browser did not answer, or not in the way that is wanted. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromChallenge, fromCredential, fromRequest } from '../evidence.ts';
import { heard, identifying, refusesCaller } from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import { code, list } from '../words.ts';

export default defineCause({
  meta: {
    id: 'integrated-auth-unavailable',
    title: 'The browser could not sign in with your work account',
    explain:
      'Sites inside a company often take the account that you signed in to the device with. The browser offers it only to sites that it was told to trust, and only inside the company’s network.',
    needs: ['credentials', 'challenges'],
    fixes: ['reload'],
    advice: {
      visitor: [
        'Connect to your company’s network or VPN, and reload the page.',
        'Open {site} by its usual name, not by a number or a short form.',
        'Lock the device and unlock it with your password: that renews the work account’s ticket.',
        'Set the device’s clock to the automatic time.',
        'Ask those who look after your device to add {host} to the sites that may use the work account.',
      ],
      developer: [
        'Allow the host: `AuthServerAllowlist` in Chromium, `network.negotiate-auth.trusted-uris` in Firefox, the intranet zone in Windows.',
        'For a script on another origin, ask with `credentials: "include"`, and allow credentials in CORS.',
        'Check the service’s principal name: `setspn -Q` for HTTP/{host} must name one account, and the address must be that name, not an alias.',
        'See with `klist` whether a ticket for the host exists; clocks may differ by five minutes at most.',
        'Offer a second way to sign in (a page, Basic over https) to devices outside of the domain.',
      ],
    },
    prevent:
      'Set the allowed hosts and the principal names by policy, and offer another way to sign in to devices that are not in the domain.',
    specs: ['RFC 4559 §4', 'RFC 4120 §7.2', 'MS-NLMP §2.2.1'],
  },
  messages: {
    notAnswered: {
      visitor:
        '{host} wants your company’s sign-in, and your browser did not give it. Connect to the company’s network or VPN, and reload the page.',
      developer: 'The server asks for {schemes} alone, and the request went out without an answer to it (RFC 4559 §4).',
    },
    maybeUnseen: {
      visitor:
        '{host} wants your company’s sign-in, and your browser did not give it, or it was not accepted. Connect to the company’s network or VPN, and reload.',
      developer:
        'The server asks for {schemes} alone and no answer was seen. Chromium hides the one that it adds itself, so one may have gone out and been refused.',
    },
    ntlmInstead: {
      visitor:
        'Your browser could not get a ticket for {host} from your company’s network, so its answer was refused. Connect to the network or VPN, and reload.',
      developer:
        'The browser answered with the first message of NTLM, and the server asks for {schemes} and does not go on with it: it wants Kerberos, for which the browser had no ticket.',
    },
    refused: {
      visitor:
        '{host} did not accept your company’s sign-in. Lock and unlock the device, connect to the company’s network, and reload the page.',
      developer:
        'The browser answered with {scheme}, and the server asks for {schemes} again: it does not accept the ticket or the account.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts) || facts.status !== 401) return undefined;
    const asked = facts.challenges.filter(({ field }) => field === 'www-authenticate');
    if (asked.length === 0 || !asked.every(({ scheme }) => integrated.has(scheme)) || saysOtherwise(facts)) return undefined;
    const [first] = asked;
    const answer = facts.credentials.find(({ kind, place }) => place.name === 'authorization' && integrated.has(kind));
    const schemes = list([...new Set(asked.map(({ scheme }) => names[scheme] ?? scheme))]);
    if (first === undefined) return undefined;

    if (answer) {
      const isFirstMessage = answer.kind === 'ntlm' && answer.length <= FIRST_MESSAGE;
      const goesOn = asked.some(({ token68 }) => token68 !== null);
      const evidence: [Evidence, ...Evidence[]] = [fromCredential(answer), ...asked.map(fromChallenge), ...fromAnswer(facts)];
      if (goesOn) return undefined;
      return {
        message: isFirstMessage ? 'ntlmInstead' : 'refused',
        params: { schemes, scheme: code(answer.scheme ?? answer.kind) },
        // What NTLM carries is a password's; a ticket has none that could be wrong.
        confidence:
          answer.kind === 'negotiate' || (isFirstMessage && asked.every(({ scheme }) => scheme !== 'ntlm')) ? 'likely' : 'possible',
        evidence,
      };
    }
    if (identifying(facts.credentials).length > 0) return undefined;
    const evidence: [Evidence, ...Evidence[]] = [
      fromChallenge(first),
      ...asked.slice(1).map(fromChallenge),
      fromRequest('The request carried no `Authorization`.'),
      ...fromAnswer(facts),
    ];
    const isHidden = facts.hiddenCredentialPossible;
    return { message: isHidden ? 'maybeUnseen' : 'notAnswered', params: { schemes }, confidence: confidenceOf(facts), evidence };
  },
});

const integrated = new Set(['negotiate', 'ntlm', 'kerberos']);

const names: Readonly<Record<string, string>> = { negotiate: 'Negotiate', ntlm: 'NTLM', kerberos: 'Kerberos' };

/** The first message of NTLM names nobody and is short (MS-NLMP §2.2.1.1); the third has at least 88 octets. In characters of base64. */
const FIRST_MESSAGE = 110;

/** Firefox shows what it adds itself; Chromium does not, and a file may have come from it. */
const confidenceOf = ({ exchange }: Facts): Confidence => (exchange.observer === 'firefox' ? 'certain' : 'likely');

const saysOtherwise = (facts: Facts): boolean => heard(facts, 'account-blocked', 'firewall', 'server-fault', 'rate-limited') !== undefined;
