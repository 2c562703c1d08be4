/** One event of one request, and what a test says instead. */

import type { RequestEvent } from '../events.ts';

export const event = (overrides: Partial<RequestEvent> = {}): RequestEvent => ({
  requestId: '7',
  method: 'GET',
  url: 'https://shop.example/api/orders',
  type: 'xmlhttprequest',
  tabId: 1,
  frameId: 0,
  incognito: false,
  storeId: '0',
  initiator: 'https://shop.example',
  at: 1000,
  ...overrides,
});
