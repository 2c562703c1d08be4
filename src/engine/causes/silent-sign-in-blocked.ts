/** A hidden renewal of the sign-in failed, since the sign-in service saw no cookie of its own. */

import { cannotTell, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCookie, fromRequest, fromSaid, fromSentCookie } from '../evidence.ts';
import { queryParameter } from '../facts/address.ts';
import { mayBeStripped, sessionCookies } from '../facts/caller.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';
import { isNotSignedIn, readSilentRefusal } from '../facts/silent-sign-in.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'silent-sign-in-blocked',
    title: 'The page could not renew your sign-in behind the scenes',
    explain:
      'A page asks its sign-in service in a hidden frame whether you are still signed in, and the service did not recognise the browser.',
    needs: ['status'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Sign in on the page again, with its own button.',
        'Allow cookies of {site} on this page, or turn the protection against tracking off for it.',
        'Use one window of one kind: private windows do not know the sign-in of the others.',
        'Try another browser: they differ in which cookies they let into hidden frames.',
        'Otherwise send the people who run the page the report from here.',
      ],
      developer: [
        'On this error, send the user to the sign-in page in a navigation or a popup (OpenID Connect Core §3.1.2.6).',
        'Renew with a refresh token instead of a frame: browsers keep third-party cookies from frames.',
        'Serve the sign-in from a host of the application’s own site, so that its cookies are first-party.',
        'Set the service’s cookies with `SameSite=None; Secure`; where frames must stay, ask with the Storage Access API.',
      ],
    },
    prevent: 'Do not build on hidden frames: renew with refresh tokens, or let the application’s own server keep the session.',
    specs: ['OpenID Connect Core §3.1.2.1', 'OpenID Connect Core §3.1.2.6', 'RFC 6265bis §8.8.2'],
  },
  messages: {
    noCookie: {
      visitor: 'The sign-in service {site} does not know this browser, so your sign-in was not renewed. Sign in again.',
      developer: 'The answer to a silent request is {error}: no session cookie of {host} was sent (OpenID Connect Core §3.1.2.6).',
    },
    thirdParty: {
      visitor: 'The browser kept the cookies of {site} out of the page’s hidden frame, so your sign-in was not renewed. Sign in again.',
      developer:
        'The answer to a silent request from another site is {error}: {host} saw no session cookie, as third-party cookies are kept out.',
    },
    notKnown: {
      visitor: 'Your sign-in with {site} is over, so the page could not renew it. Sign in again.',
      developer:
        'The answer to a silent request is {error}, although the cookie {name} was sent: the service does not know its session any more.',
    },
    notSeen: {
      visitor: 'The page could not renew your sign-in with {site} behind the scenes. Sign in again.',
      developer: 'The answer to a silent request is {error}; which cookies went along was not captured (OpenID Connect Core §3.1.2.6).',
    },
  },
  examine(facts) {
    const said = readSilentRefusal(facts.hop);
    if (said === undefined) return undefined;
    const isPrompt = queryParameter(facts.hop.url, 'prompt') === 'none';
    const asked = isPrompt ? [fromRequest('The address asks with {prompt}.', { prompt: code('prompt=none') })] : [];
    const error = code(said.quote);
    if (facts.sentCookies === undefined) {
      if (!isNotSignedIn(said)) return cannotTell('sentCookies');
      return { message: 'notSeen', params: { error }, confidence: 'likely', evidence: [fromSaid(said), ...asked, ...fromAnswer(facts)] };
    }
    const [known] = sessionCookies(facts.sentCookies);
    if (known) {
      // The service knows the browser and wants more than that: another cause.
      if (!isNotSignedIn(said)) return undefined;
      const evidence = [fromSaid(said), fromSentCookie(known.name), ...asked, ...fromAnswer(facts)] as const;
      return { message: 'notKnown', params: { error, name: code(known.name) }, confidence: 'likely', evidence };
    }
    const isFramed = facts.site.crossSite === true && !facts.site.navigation;
    const kept = facts.cookies?.withheld.find(({ cookie }) => isSessionCookie(cookie))?.cookie.name;
    const evidence: [Evidence, ...Evidence[]] = [
      fromSaid(said),
      fromRequest(
        facts.sentCookies.length === 0 ? 'No cookie went along.' : 'None of the cookies that went along is known to hold a sign-in.',
      ),
      ...(kept === undefined ? [] : [fromCookie(kept, 'The browser has {name} and did not send it.', { name: code(kept) })]),
      ...asked,
      ...fromAnswer(facts),
    ];
    // With the service's cookies, the same answer asks for more than a sign-in; a file may be without those that went along.
    const isProof = facts.sentCookies.length === 0 && (isNotSignedIn(said) || !mayBeStripped(facts));
    return { message: isFramed ? 'thirdParty' : 'noCookie', params: { error }, confidence: isProof ? 'certain' : 'likely', evidence };
  },
});
