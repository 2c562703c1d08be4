/** A proxy wants a sign-in: what those who look after the network need to know. */

import { type Guide, stepsOf } from './guide.ts';
import { writeLetter } from './letter.ts';

export const askNetworkPeople: Guide = {
  id: 'ask-network-people',
  label: 'Ask those who look after your network',
  fits: (verdict) => verdict?.cause === 'proxy-authentication-required',
  write: (asked) => {
    const { facts, verdict } = asked;
    const challenge = facts.challenges?.find(({ field }) => field === 'proxy-authenticate');
    const realm = challenge?.params['realm'];
    const sent = verdict?.message === 'refused' ? 'and did not accept the one that was sent' : 'and none was sent';
    return {
      steps: stepsOf(
        [
          'If you have a VPN, switch it off or on, and reload: the proxy may be reached in one of the two alone.',
          'Send the text below to those who look after your network (in a company, its help desk). The people who run {site} cannot help: {site} was not asked yet.',
        ],
        asked,
      ),
      copies: [
        {
          label: 'Text to send',
          text: writeLetter(facts, {
            opening: `The proxy of our network wants a sign-in before it lets me through to ${facts.site.host}, ${sent}.`,
            more: challenge ? [['The proxy asks for', [challenge.scheme, ...(realm === undefined ? [] : [`realm “${realm}”`])]]] : [],
            asks: 'Please tell me which name and password the proxy takes from me, or leave this host out of the proxy.',
          }),
        },
      ],
    };
  },
};
