import { describe, expect, it } from 'vitest';
import { buildExchange, type Overrides } from '../testing/build.ts';
import { findSilentRefusal } from './silent-sign-in.ts';

const authorize = 'https://id.example.net/authorize?client_id=spa&response_type=code&prompt=none';
const to = (Location: string): Overrides => ({ url: authorize, status: 302, responseHeaders: { Location } });

describe('findSilentRefusal', () => {
  it.each<[string, Overrides, number]>([
    ['in the fragment', to('https://app.example/silent#error=login_required&state=a'), 0],
    ['in the query', to('https://app.example/silent?error=interaction_required'), 0],
    [
      'asked without prompt, as session checks do',
      { ...to('https://app.example/?error=login_required&state=a'), url: 'https://id.example.net/check' },
      0,
    ],
    [
      'on the way to the page',
      {
        url: 'https://app.example/silent?error=login_required&state=a',
        status: 200,
        before: [
          { url: 'https://app.example/start', responseHeaders: { Location: authorize } },
          to('https://app.example/silent?error=login_required&state=a'),
        ],
      },
      1,
    ],
    [
      'in a page for a hidden frame',
      {
        url: authorize,
        status: 200,
        body: '<!DOCTYPE html><html><script>var r = {type: "authorization_response",response: {"error":"login_required","state":"a"}};</script></html>',
      },
      0,
    ],
    [
      'in a form that sends itself',
      {
        url: authorize,
        status: 200,
        body: '<html><form method="post"><input type="hidden" name="error" value="interaction_required"/></form></html>',
      },
      0,
    ],
  ])('is one: %s', (_, overrides, index) => {
    expect(findSilentRefusal(buildExchange(overrides))).toBe(index);
  });

  it.each<[string, Overrides]>([
    ['a site’s own sign-in page', { status: 302, responseHeaders: { Location: '/login?error=login_required' } }],
    ['the user said no', to('https://app.example/silent?error=access_denied&state=a')],
    ['it went well', to('https://app.example/silent?code=a&state=b')],
    [
      'a page about it that was not asked for silently',
      { url: 'https://docs.example/errors', status: 200, body: '<html><code>{"error":"login_required"}</code></html>' },
    ],
    ['words of an API', { status: 401, body: { error: 'login_required' } }],
  ])('is none: %s', (_, overrides) => {
    expect(findSilentRefusal(buildExchange(overrides))).toBeUndefined();
  });
});
