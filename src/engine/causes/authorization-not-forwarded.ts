/** The header left the browser, and the server's own proxy or gateway dropped it. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCredential, fromEarlier, fromResponseHeader, fromSaid } from '../evidence.ts';
import { carried, earlierSuccesses, heard, identifying, refusesCredential, wasRead } from '../facts/caller.ts';
import { readCatchAll } from '../facts/catch-all.ts';
import type { Credential } from '../facts/credentials.ts';
import type { Facts } from '../facts/facts.ts';
import { isKnownScheme } from '../facts/schemes.ts';
import { shownHeader } from '../facts/shown-header.ts';
import { stepUpChallenge } from '../facts/step-up-challenge.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'authorization-not-forwarded',
    title: 'Your sign-in was lost inside the site',
    explain:
      'Your browser sent what shows who you are, and the part of the site that looks for it says that nothing came: it was dropped on the way inside.',
    needs: ['credentials'],
    fixes: ['reload'],
    advice: {
      visitor: ['Reload the page once.', 'It is a fault of the site: send the people who run {site} the report from here.'],
      developer: [
        'See whether the header reaches the program: write the names of the request’s headers to its log.',
        'Apache hides `Authorization` from CGI and FastCGI: `CGIPassAuth On`, or `SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1`; mod_wsgi has `WSGIPassAuthorization On`.',
        'In a reverse proxy or gateway, pass the header on (`proxy_set_header Authorization $http_authorization;`), and list it where forwarded headers are listed.',
        'A redirect inside the server, or a rewrite to another host, may drop it as well.',
        'If the header does arrive, see whether the program looks for another scheme or another place.',
      ],
    },
    prevent: 'Let a test ask through the whole chain of proxies, and not the program alone.',
    specs: ['RFC 9110 §11.6.2', 'RFC 3875 §4.1.18', 'RFC 9110 §7.6.1'],
  },
  messages: {
    saysMissing: {
      visitor:
        'Your browser sent your sign-in, and {host} says that nothing came: it was lost inside the site. Send the people who run {site} the report from here.',
      developer: 'The request carried `Authorization` with {scheme}, and the server says that it is missing: something between dropped it.',
    },
    behindGateway: {
      visitor:
        'Your browser sent your sign-in, and {host} says that nothing came: it was lost inside the site. Send the people who run {site} the report from here.',
      developer:
        'The request carried `Authorization` with {scheme}, and the program behind {server} says that it is missing: CGI and FastCGI do not get the header unless it is passed on (RFC 3875 §4.1.18).',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts) || wasRead(facts)) return undefined;
    const said = heard(facts, 'credential-missing');
    const credential = facts.credentials.find(isWhole);
    if (said === undefined || credential === undefined || !isWanted(credential, facts) || saysOtherwise(facts) || readCatchAll(facts)) {
      return undefined;
    }
    const server = readServer(facts);
    const elsewhere = earlierSuccesses(facts).find((success) => carried(success, credential.fingerprint));
    const params = { scheme: code(credential.scheme ?? credential.kind), server: server && code(server.shown) };
    const evidence: [Evidence, ...Evidence[]] = [
      fromCredential(credential),
      fromSaid(said),
      ...(server ? [fromResponseHeader(server.name, 'Behind the answer stands {server}.', params)] : []),
      ...(elsewhere ? [fromEarlier(elsewhere.exchange.id, 'Elsewhere this host has accepted the same credential.')] : []),
      ...fromAnswer(facts),
    ];
    return { message: server ? 'behindGateway' : 'saysMissing', params, confidence: confidenceOf(facts), evidence };
  },
});

/** In `Authorization`, well formed, and of a scheme that servers know. */
const isWhole = ({ place, scheme, length, flaws, placeholder }: Credential): boolean =>
  place.name === 'authorization' &&
  scheme !== undefined &&
  isKnownScheme(scheme) &&
  length > 0 &&
  flaws.length === 0 &&
  placeholder === undefined;

/**
 * The server asks for this scheme, or for none; one that looks for another scheme says "missing" too. The name of a library in a
 * scheme's place (`jwt-auth`) asks for none.
 */
function isWanted({ scheme = '', kind }: Credential, { challenges }: Facts): boolean {
  const offered = (challenges ?? []).filter(
    (challenge) => challenge.field === 'www-authenticate' && (isKnownScheme(challenge.scheme) || Object.keys(challenge.params).length > 0),
  );
  if (offered.length > 0) return offered.some((challenge) => challenge.scheme === scheme.toLowerCase());
  return kind === 'bearer' || kind === 'basic';
}

/** Something else is wanted, or comes first. */
const saysOtherwise = (facts: Facts): boolean =>
  stepUpChallenge(facts.challenges) !== undefined ||
  heard(facts, 'api-key-missing', 'credential-malformed', 'credential-misplaced', 'scheme-unsupported', 'csrf', 'dpop-proof', 'step-up') !==
    undefined ||
  // A server that tries one way after the other says "missing" of those that were not used: the password it did see.
  (heard(facts, 'wrong-password') !== undefined && facts.credentials?.some(({ kind }) => kind === 'basic') === true);

/** Servers and languages that run programs by CGI or FastCGI, by what they say of themselves. */
const gateways = /php|apache|litespeed|lighttpd|perl|cgi|passenger|uwsgi/i;

function readServer({ responseHeaders }: Facts): { readonly name: string; readonly shown: string } | undefined {
  for (const name of ['x-powered-by', 'server']) {
    const shown = shownHeader(responseHeaders, name);
    if (shown !== undefined && gateways.test(shown)) return { name, shown };
  }
  return undefined;
}

/** A server may look for something else than the header, and call that missing: the words alone prove nothing. */
function confidenceOf({ credentials, sentCookies }: Facts): Confidence {
  const isAlone = identifying(credentials ?? []).length === 1;
  return isAlone && sentCookies !== undefined ? 'likely' : 'possible';
}
