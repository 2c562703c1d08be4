/** The server wants a TLS client certificate. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCredential, fromSaid, fromStatus, fromToken } from '../evidence.ts';
import { heard, isPastItsTime, judgedCredential } from '../facts/caller.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'client-certificate-required',
    title: 'The site wants a certificate from your device',
    explain:
      'Some sites let in only devices that hold a certificate, a kind of identity card for programs. Your browser showed none, or not the right one.',
    needs: ['status'],
    fixes: ['reload'],
    advice: {
      visitor: [
        'Close all windows of the browser, open {site} again, and choose your certificate when the browser asks.',
        'Plug in your card or key, if the certificate is on one.',
        'Use the device that was set up for {site}, or ask those who look after it for a certificate.',
        'See in the browser’s settings, under certificates, whether yours is there and not past its time.',
      ],
      developer: [
        'Check that the client presents a certificate at this host and port, with its key and the chain.',
        'Compare its issuer with the certificate authorities that the server names in the handshake (RFC 8446 §4.3.2).',
        'Look at its time, its revocation and, where a token is bound to it, its thumbprint (`cnf.x5t#S256`, RFC 8705 §3).',
        'Behind a proxy, see whether that one ends the TLS connection: the certificate must be passed on by other means.',
        'A page cannot choose a certificate; the browser does, once for each host.',
      ],
    },
    prevent: 'Renew certificates before they end, and tell people how to choose theirs.',
    specs: ['RFC 8446 §4.3.2', 'RFC 8705 §3', 'RFC 9110 §15.5.4'],
  },
  messages: {
    saidSo: {
      visitor: '{host} wants a certificate from your device and did not get the right one. Restart the browser and choose it when asked.',
      developer: 'The answer {status} says that a TLS client certificate is missing or was not accepted.',
    },
    notSent: {
      visitor: '{host} wants a certificate from your device and got none. Restart the browser and choose it when asked.',
      developer: 'The answer is 496, by which nginx and others say that no client certificate was sent.',
    },
    refused: {
      visitor: '{host} did not accept the certificate of your device. Restart the browser and choose another when asked.',
      developer: 'The answer is 495, by which nginx and others say that the client certificate failed the check.',
    },
    boundToken: {
      visitor:
        'Your sign-in on {host} works only together with a certificate of the device it was made on. Use that device, or sign in again.',
      developer: 'The token is bound to a client certificate by `cnf.x5t#S256`; the connection had another one or none (RFC 8705 §3).',
    },
  },
  examine(facts) {
    const { status, failure } = facts;
    if (failure === undefined || failure === 'proxy' || facts.isPreflight) return undefined;
    const said = heard(facts, 'client-certificate');
    const words = said ? [fromSaid(said)] : [];
    if (status === 496) return { message: 'notSent', confidence: 'certain', evidence: [fromStatus(496), ...words] };
    if (status === 495) return { message: 'refused', confidence: 'certain', evidence: [fromStatus(495), ...words] };
    if (said) {
      return {
        message: 'saidSo',
        params: { status: code(String(status)) },
        confidence: ofConnection.test(said.quote) ? 'certain' : 'likely',
        evidence: [fromSaid(said), ...fromAnswer(facts)],
      };
    }
    const credential = judgedCredential(facts);
    if (credential?.jwt?.cnf !== 'x5t#S256' || status !== 401 || saysMore(facts)) return undefined;
    const evidence: [Evidence, ...Evidence[]] = [
      fromToken('cnf', 'The token is bound to a certificate by `cnf.x5t#S256`.'),
      fromCredential(credential),
      ...fromAnswer(facts),
    ];
    return { message: 'boundToken', confidence: isPastItsTime(facts) ? 'possible' : 'likely', evidence };
  },
});

/** There are other certificates than those of a connection: a course's, a server's own. */
const ofConnection = /client|ssl|tls|mutual|x[.-]?509/i;

/** The server gives a reason that has nothing to do with the certificate. */
const saysMore = ({ said }: Parameters<typeof heard>[0]): boolean =>
  said.some(({ meaning }) => meaning !== 'token-invalid' && meaning !== 'token-invalid-or-expired' && meaning !== 'sign-in-required');
