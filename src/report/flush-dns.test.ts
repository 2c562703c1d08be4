import { expect, test } from 'vitest';
import { flushDns } from './flush-dns.ts';

test.each([
  ['Win32', 'ipconfig /flushdns'],
  ['MacIntel', 'sudo dscacheutil -flushcache; sudo killall -HUP mDNSResponder'],
  ['Linux x86_64', 'resolvectl flush-caches'],
])('%s: %s', (platform, command) => {
  expect(flushDns(platform)).toEqual({ kind: 'code', text: command });
});

test.each(['Linux armv81', 'iPhone', '', undefined])('%s is restarted', (platform) => {
  expect(flushDns(platform)).toEqual({ kind: 'text', text: 'restart it' });
});
