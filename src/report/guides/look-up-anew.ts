/** Device and browser forget the addresses that they have looked up. */

import { flushDns } from '../flush-dns.ts';
import { type Guide, type Instructions, stepsOf, tellsVisitor } from './guide.ts';

/** Chromium lets an extension open its page, Firefox does not. */
const ofBrowser = {
  chromium: {
    steps: ['Then open the page below, and press “Clear host cache” there.'],
    copies: [],
    opens: { label: 'Open the browser’s page', address: 'chrome://net-internals/#dns' },
  },
  firefox: {
    steps: ['Then enter the address below in the address bar, and press “Clear DNS Cache” there.'],
    copies: [{ label: 'Page of the browser', text: 'about:networking#dns' }],
  },
} satisfies Record<string, Omit<Instructions, 'steps'> & { steps: readonly string[] }>;

export const lookUpAnew: Guide = {
  id: 'look-up-anew',
  label: 'Look the address up anew',
  fits: (verdict) => verdict !== undefined && tellsVisitor(verdict, '{flushDns}'),
  write: (asked) => {
    const command = flushDns(asked.language.platform);
    const { steps, copies, ...opens } = ofBrowser[asked.facts.exchange.observer === 'firefox' ? 'firefox' : 'chromium'];
    const ofDevice =
      command.kind === 'code'
        ? 'Enter the command below where your system takes commands (Terminal, Command Prompt).'
        : 'Restart your device.';
    return {
      steps: stepsOf([ofDevice, ...steps, 'Open {host} again.'], asked),
      copies: [...(command.kind === 'code' ? [{ label: 'Command', text: command.text }] : []), ...copies],
      ...opens,
    };
  },
};
