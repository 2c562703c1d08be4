import { describe, expect, test } from 'vitest';
import { diagnose } from '../engine/diagnose.ts';
import { gatherFacts } from '../engine/facts/gather.ts';
import { buildExchange, type Overrides } from '../engine/testing/build.ts';
import { writeFailureReport } from './failure-report.ts';

function reportOf(overrides: Overrides): string {
  const exchange = buildExchange(overrides);
  return writeFailureReport({ verdict: diagnose(exchange).verdicts[0], facts: gatherFacts(exchange, []) });
}

const expired: Overrides = {
  url: 'https://api.shop.example/orders?token=Zq7AddressSecret9xK4&page=2',
  initiator: 'https://shop.example',
  topLevelUrl: 'https://shop.example/start#Zq7FragmentSecret9xK4',
  requestHeaders: { Authorization: 'Bearer Zq7HeaderSecret9xK4vW2', Cookie: 'sid=Zq7CookieSecret9xK4' },
  responseHeaders: {
    'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The access token expired"',
    'X-Request-Id': '0f8fad5b-d9cb-469f-a165-70867728950e',
  },
};

describe('the report of one failure', () => {
  test('says what was tried, when, how it was answered, and what shows the cause', () => {
    const lines = reportOf(expired).split('\n');
    expect(lines.slice(0, 7)).toEqual([
      '# Your sign-in has run out',
      '',
      '- Request: `GET https://api.shop.example/orders?token=…&page=2`',
      '- Asked by the page: `https://shop.example/start`',
      '- Answer: `401`',
      '- Time: `2026-03-17 08:14:20 UTC`',
      '- Request ID: `0f8fad5b-d9cb-469f-a165-70867728950e`',
    ]);
    expect(lines).toContain('**What shows it**');
    expect(lines.at(-2)).toContain('(token-expired, certain)');
  });

  test('has no secret of the request', () => {
    expect(reportOf(expired)).not.toContain('Zq7');
  });

  test('where nothing shows why, it says so and has no evidence', () => {
    const report = reportOf({ requestHeaders: null, responseHeaders: null, jar: null, body: null });
    expect(report).toMatch(/^# A sign-in was refused, and nothing shows why/);
    expect(report).not.toContain('What shows it');
  });

  test('what a server says does not become Markdown of the report', () => {
    const report = reportOf({
      responseHeaders: {
        'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The token expired ![x](https://evil.example/)"',
      },
    });
    expect(report).not.toContain('![');
  });
});
