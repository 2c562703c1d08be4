/** The application's own id or secret is wrong. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromChallenge, fromCredential, fromRequest, fromSaid } from '../evidence.ts';
import { pathOf, queryParameter } from '../facts/address.ts';
import { heard, judgedCredential, refusesCaller } from '../facts/caller.ts';
import { readCodeExchange } from '../facts/code-exchange.ts';
import type { Facts } from '../facts/facts.ts';
import { clientCredential, saysOtherFault } from '../facts/token-fault.ts';
import { grantTypeOf, isTokenRequest } from '../facts/token-request.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'client-credentials-rejected',
    title: 'The program that signs you in was not accepted itself',
    explain: 'A program that signs people in shows a name and a secret of its own first; these were not accepted, whoever you are.',
    needs: ['credentials'],
    fixes: [],
    advice: {
      visitor: [
        'Your name and password are not at fault: there is nothing to change in them.',
        'Try again later: those who run the page may be changing its settings.',
        'Send the people who run the page the report from here.',
      ],
      developer: [
        'Compare `client_id` and secret with the registration, of the same tenant, realm and environment.',
        'Check that the secret has not run out or been replaced, and that its value was copied, not its id.',
        'Show them as the registration says: Basic (both form-encoded first), form, signed assertion, or none for a public client (RFC 6749 §2.3).',
        'Check that the grant is allowed for this client.',
        'Keep the secret on a server: what a page holds, everybody can read.',
      ],
    },
    prevent: 'Note when the secret runs out, and have the new one in place before.',
    specs: ['RFC 6749 §2.3', 'RFC 6749 §5.2', 'RFC 7523 §3'],
  },
  messages: {
    saidSo: {
      visitor: '{site} does not accept the program that wants to sign you in. Tell the people who run it.',
      developer: 'The server does not accept the application’s id or secret (RFC 6749 §5.2, `invalid_client`).',
    },
    notAllowed: {
      visitor: '{site} does not let the program sign in in this way. Tell the people who run it.',
      developer: 'The server knows no such grant for this application: {said} (RFC 6749 §5.2). Some say so of a wrong secret, too.',
    },
    assertionRefused: {
      visitor: '{site} does not accept the program that wants to sign in. Tell the people who run it.',
      developer: 'The signed assertion was not accepted: check its key, `iss`, `sub`, `aud` and its times (RFC 7523 §3).',
    },
    refused: {
      visitor: '{site} seems not to accept the program that wants to sign you in. Tell the people who run it.',
      developer:
        'The application showed its own id and secret, and was answered with {status} (RFC 6749 §5.2: 401 is for `invalid_client`).',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const said = facts.said.filter(({ meaning }) => meaning === 'client-invalid');
    const [first] = said;
    const grant = grantTypeOf(facts.hop);
    const client = clientCredential(facts);
    const shown: Evidence[] = [
      ...(grant === undefined ? [] : [fromRequest('The request asks for tokens: {grant}.', { grant: code(`grant_type=${grant}`) })]),
      ...(client ? [fromCredential(client)] : []),
      ...fromAnswer(facts),
    ];
    if (first) {
      const reason = said.find(({ quote }) => !ofTheGrant.test(quote));
      const isWellFormed = client === undefined || (client.placeholder === undefined && client.flaws.length === 0);
      // A code for the client beside words about its code or address: the words are the reason.
      const isOther = facts.said.some(
        ({ meaning, isCode, quote }) =>
          (meaning === 'code-invalid' && !isCode) || (quote === 'invalid_grant' && meaning !== 'client-invalid'),
      );
      // A client that shows itself by a certificate is called invalid where that is missing (RFC 8705 §2).
      const isOfCertificate = heard(facts, 'client-certificate') !== undefined;
      const isProof =
        isWellFormed && !isOther && !isOfCertificate && isOfApplication(facts) && (reason ?? first).quote !== 'unsupported_grant_type';
      // Elsewhere a client is whoever calls; of a signed request, the key that it was signed with.
      const isCaller = !isOfApplication(facts) && judgedCredential(facts)?.kind === 'signature';
      const confidence = isProof ? 'certain' : isCaller ? 'possible' : 'likely';
      const evidence: [Evidence, ...Evidence[]] = [fromSaid(reason ?? first), ...shown];
      return { message: reason ? 'saidSo' : 'notAllowed', params: { said: code(first.quote) }, confidence, evidence };
    }
    if (saysOtherFault(facts)) return undefined;
    const assertion = facts.credentials.find(({ place }) => place.in === 'form' && place.name === 'assertion');
    if (assertion && grant?.includes('jwt-bearer')) {
      return { message: 'assertionRefused', confidence: 'likely', evidence: [fromCredential(assertion), ...shown] };
    }
    const confidence = confidenceByStatus(facts, grant, client !== undefined);
    const challenge = facts.challenges?.find(({ scheme }) => scheme === 'basic');
    const [evidence, ...rest] = [...(challenge ? [fromChallenge(challenge)] : []), ...shown];
    if (confidence === undefined || evidence === undefined) return undefined;
    return { message: 'refused', params: { status: code(String(facts.status)) }, confidence, evidence: [evidence, ...rest] };
  },
});

/** Codes of RFC 6749 §5.2 for what the application may not do. */
const ofTheGrant = /^(?:unauthorized_client|unsupported_grant_type)$/;

/** It shows itself, or leads to its sign-in page: there, the client is the application. */
const isOfApplication = ({ hop, credentials }: Facts): boolean =>
  isTokenRequest(hop) ||
  isForApplications(hop.url) ||
  readCodeExchange(hop) !== undefined ||
  queryParameter(hop.url, 'client_id') !== undefined ||
  (credentials?.some(({ kind }) => kind === 'client-credentials') ?? false);

/** Of an answer without words; undefined where something else was more likely refused. */
function confidenceByStatus(facts: Facts, grant: string | undefined, isShown: boolean): Confidence | undefined {
  const { status, hop } = facts;
  const challenged = facts.challenges?.some(({ scheme }) => scheme === 'basic') ?? false;
  // Some leave the plural out, and some report in a 200.
  if (grant === 'client_credentials' || grant === 'client_credential') {
    return status === 400 || status === 401 || facts.failure === 'soft' ? 'likely' : status === 403 ? 'possible' : undefined;
  }
  if (status !== 401) return undefined;
  if (grant === 'password') return isShown && heard(facts, 'wrong-password') === undefined ? 'possible' : undefined;
  if (grant !== undefined) return isShown || challenged ? 'likely' : undefined;
  return isShown && /^post$/i.test(hop.method) && isForApplications(hop.url) ? 'likely' : undefined;
}

/** Endpoints where an application shows itself and nobody else (RFC 7009, 7662, 8628, 9126). */
const isForApplications = (url: string): boolean =>
  /\/(?:introspect(?:ion)?|revo(?:ke|cation)|par|device_authorization|bc-authorize)$/i.test(pathOf(url));
