/** The proxy wants a sign-in. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromChallenge, fromCredential, fromStatus } from '../evidence.ts';

export default defineCause({
  meta: {
    id: 'proxy-authentication-required',
    title: 'Your network’s proxy wants you to sign in',
    explain:
      'In some networks everything goes through a proxy, which asks who you are before it lets you through; the site itself has not been asked yet.',
    needs: ['status'],
    fixes: ['reload'],
    advice: {
      visitor: [
        'Enter the name and password of your network when the browser asks for them.',
        'Look at the proxy in the settings of your system, or ask those who look after your network.',
        'Switch a VPN off or on, or try another network.',
        'Take out a password of the proxy that the browser or system has kept: it may be an old one.',
      ],
      developer: [
        'Give the proxy’s credentials to the client: `--proxy-user` of curl, the address in `HTTPS_PROXY`.',
        'Leave inner hosts out of the proxy: `NO_PROXY`.',
        'The API’s own credential does not help here: 407 comes from the proxy (RFC 9110 §15.5.8).',
      ],
    },
    prevent: 'Store the proxy’s sign-in in the system, and update it when the password changes.',
    specs: ['RFC 9110 §15.5.8', 'RFC 9110 §11.7.1'],
  },
  messages: {
    wanted: {
      visitor:
        'Your network’s proxy wants you to sign in before it lets you through to {site}. Enter the name and password of your network.',
      developer: 'The proxy answered with 407 and the request carried no Proxy-Authorization that was seen (RFC 9110 §15.5.8).',
    },
    refused: {
      visitor: 'Your network’s proxy did not accept the name and password of your network. Enter them again.',
      developer: 'The request carried Proxy-Authorization, and the proxy answered with 407 all the same (RFC 9110 §15.5.8).',
    },
  },
  examine(facts) {
    if (facts.status !== 407) return undefined;
    const sent = facts.credentials?.find(({ place }) => place.name === 'proxy-authorization');
    const challenge = facts.challenges?.find(({ field }) => field === 'proxy-authenticate');
    const evidence: [Evidence, ...Evidence[]] = [
      fromStatus(407),
      ...(challenge ? [fromChallenge(challenge)] : []),
      ...(sent ? [fromCredential(sent)] : []),
    ];
    return { message: sent ? 'refused' : 'wanted', confidence: 'certain', evidence };
  },
});
