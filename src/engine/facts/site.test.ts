import { describe, expect, it } from 'vitest';
import { buildFacts, type Overrides } from '../testing/build.ts';

const site = (overrides: Overrides) => buildFacts(overrides).site;

describe('who asked whom', () => {
  it.each<[string, Overrides, { crossSite: boolean | undefined; crossOrigin: boolean | undefined }]>([
    ['the same origin', {}, { crossSite: false, crossOrigin: false }],
    ['a sibling host', { initiator: 'https://shop.example.com' }, { crossSite: false, crossOrigin: true }],
    ['another port', { initiator: 'https://api.example.com:8443' }, { crossSite: false, crossOrigin: true }],
    ['http to https', { initiator: 'http://shop.example.com' }, { crossSite: true, crossOrigin: true }],
    ['another site', { initiator: 'https://other.example' }, { crossSite: true, crossOrigin: true }],
    ['neighbours at github.io', { url: 'https://a.github.io/', initiator: 'https://b.github.io' }, { crossSite: true, crossOrigin: true }],
    [
      'a.localhost and b.localhost',
      { url: 'http://a.localhost:1/', initiator: 'http://b.localhost:1' },
      { crossSite: true, crossOrigin: true },
    ],
    ['two ports of localhost', { url: 'http://localhost:1/', initiator: 'http://localhost:2' }, { crossSite: false, crossOrigin: true }],
    ['localhost and 127.0.0.1', { url: 'http://127.0.0.1:1/', initiator: 'http://localhost:1' }, { crossSite: true, crossOrigin: true }],
    ['one address', { url: 'http://10.0.0.5/', initiator: 'http://10.0.0.5' }, { crossSite: false, crossOrigin: false }],
    ['an opaque origin', { initiator: 'null', topLevelUrl: null }, { crossSite: true, crossOrigin: true }],
    ['the user', { initiator: null, resourceType: 'main_frame' }, { crossSite: false, crossOrigin: false }],
    [
      'a WebSocket',
      { url: 'wss://api.example.com/', initiator: 'https://api.example.com', resourceType: 'websocket' },
      { crossSite: false, crossOrigin: false },
    ],
    [
      'a frame of its own site within another',
      { resourceType: 'xmlhttprequest', topLevelUrl: 'https://portal.example/' },
      { crossSite: true, crossOrigin: false },
    ],
    ['nobody knows', { initiator: 'unknown', topLevelUrl: null }, { crossSite: undefined, crossOrigin: undefined }],
    [
      'Origin tells',
      { initiator: 'unknown', topLevelUrl: null, requestHeaders: { Origin: 'https://other.example' } },
      { crossSite: true, crossOrigin: true },
    ],
    [
      'Sec-Fetch-Site tells',
      { initiator: 'unknown', topLevelUrl: null, requestHeaders: { 'Sec-Fetch-Site': 'same-site' } },
      { crossSite: false, crossOrigin: true },
    ],
    [
      'Sec-Fetch-Site tells of the user',
      { initiator: 'unknown', topLevelUrl: null, requestHeaders: { 'Sec-Fetch-Site': 'none' } },
      { crossSite: false, crossOrigin: false },
    ],
  ])('%s', (_, overrides, expected) => {
    expect(site(overrides)).toMatchObject(expected);
  });
});

it('names host, origin, domain and top-level site', () => {
  expect(site({ url: 'https://api.shop.example.co.uk:8443/x', initiator: 'https://www.portal.example' })).toEqual({
    host: 'api.shop.example.co.uk',
    origin: 'https://api.shop.example.co.uk:8443',
    domain: 'example.co.uk',
    secure: true,
    crossSite: true,
    crossOrigin: true,
    initiatorDomain: 'portal.example',
    navigation: false,
    topLevelSite: 'https://portal.example',
  });
});
