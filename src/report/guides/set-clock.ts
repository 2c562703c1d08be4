/** The device's clock is off, or that of the server: how to tell, and how to set it. */

import { duration, type Template, text } from '../../engine/words.ts';
import { type Copy, type Guide, stepsOf, tellsVisitor } from './guide.ts';
import { readSystem, type System } from './system.ts';

/** Clocks that are further apart are worth a word. In milliseconds. */
const NOTABLE = 60_000;

interface Way {
  readonly steps: readonly Template[];
  readonly copies?: readonly Copy[];
}

const ways: Readonly<Record<System | 'unknown', Way>> = {
  windows: {
    steps: [
      'Open Settings, Time & language, Date & time: press the Windows key and R, and enter the address below.',
      'Switch on “Set time automatically”, and look at the time zone.',
      'Under “Additional settings” press “Sync now”.',
    ],
    copies: [{ label: 'Address of the settings', text: 'ms-settings:dateandtime' }],
  },
  mac: {
    steps: ['Open System Settings, General, Date & Time.', 'Switch on “Set time and date automatically”, and look at the time zone.'],
  },
  linux: {
    steps: ['Enter the command below in a terminal, or switch on the automatic time in the settings of your desktop.'],
    copies: [{ label: 'Command', text: 'timedatectl set-ntp true' }],
  },
  chromeos: {
    steps: [
      'Connect to the internet: the clock is then set by itself.',
      'Open Settings and look for “Time zone”: choose the one where you are.',
      'If the clock is still off, restart the device.',
    ],
  },
  android: {
    steps: ['Open Settings, System, Date & time.', 'Switch on the automatic time and the automatic time zone.'],
  },
  ios: {
    steps: ['Open Settings, General, Date & Time.', 'Switch on “Set Automatically”.'],
  },
  unknown: { steps: ['Open the settings of your device, and switch on the automatic time.'] },
};

export const setClock: Guide = {
  id: 'set-clock',
  label: 'Set the clock',
  fits: (verdict, { serverTime }) =>
    verdict !== undefined && Math.abs(serverTime?.deviceAhead ?? 0) >= NOTABLE && tellsVisitor(verdict, 'device’s clock'),
  write: (asked) => {
    const ahead = asked.facts.serverTime?.deviceAhead ?? 0;
    const { steps, copies = [] } = ways[readSystem(asked.language.platform, asked.facts) ?? 'unknown'];
    const templates = [
      'Your device’s clock is {apart} {way} that of {host}. Hold it against a third one, such as a phone’s: if that agrees with your device, the clock of {host} is wrong, and you cannot put it right.',
      ...steps,
      'Come back to this page, reload it, and sign in again.',
    ];
    return { steps: stepsOf(templates, asked, { apart: duration(ahead), way: text(ahead > 0 ? 'ahead of' : 'behind') }), copies };
  },
};
