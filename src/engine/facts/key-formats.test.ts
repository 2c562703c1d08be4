import { describe, expect, it } from 'vitest';
import { readKeyFormat, readKeyOfBasic } from './key-formats.ts';

/** Made up, and put together here so that no scanner takes one for real. */
const some = (prefix: string, length: number): string => prefix + 'a1B2c3D4e5'.repeat(20).slice(0, length);
const hex = (prefix: string, length: number): string => prefix + '0123456789abcdef'.repeat(8).slice(0, length);

describe('a key says whose it is', () => {
  it.each([
    [some('sk_live_', 24), 'Stripe secret key, live mode'],
    [some('sk_test_', 24), 'Stripe secret key, test mode'],
    [some('pk_test_', 24), 'Stripe publishable key, test mode'],
    [some('rk_live_', 24), 'Stripe restricted key, live mode'],
    [some('ghp_', 36), 'GitHub personal access token'],
    [some('github_pat_', 82), 'GitHub fine-grained personal access token'],
    [some('glpat-', 20), 'GitLab personal access token'],
    [some('xoxb-', 50), 'Slack bot token'],
    [some('AIza', 35), 'Google API key'],
    [some('AKIA', 16), 'AWS access key id'],
    [some('ASIA', 16), 'AWS temporary access key id'],
    [some('SG.', 66), 'SendGrid API key'],
    [some('sk-', 48), 'OpenAI API key'],
    [some('sk-proj-', 48), 'OpenAI project key'],
    [some('sk-ant-', 90), 'Anthropic API key'],
    [some('npm_', 36), 'npm access token'],
    [some('shpat_', 32), 'Shopify admin access token'],
    [hex('SK', 32), 'Twilio API key'],
    [some('sb_secret_', 30), 'Supabase secret key'],
    [some('sb_publishable_', 30), 'Supabase publishable key'],
    [hex('key-', 32), 'Mailgun API key'],
    [hex('dop_v1_', 64), 'DigitalOcean personal access token'],
    [hex('dapi', 32), 'Databricks personal access token'],
    [some('pypi-', 100), 'PyPI API token'],
    [some('hvs.', 24), 'Vault service token'],
    [some('HRKU-', 36), 'Heroku API key'],
    [some('ATATT3', 180), 'Atlassian API token'],
  ])('%s', (value, is) => {
    expect(readKeyFormat(value)).toBe(is);
  });
});

describe('not by its prefix alone', () => {
  it.each(['', 'sk-', 'sk-short', 'ghp_', 'SK-not-hex', 'key-value', 'AIza', 'SKfoo'])('"%s"', (value) => {
    expect(readKeyFormat(value)).toBeUndefined();
  });

  it('nothing over-long', () => {
    expect(readKeyFormat(some('sk_live_', 24).padEnd(1000, 'x'))).toBeUndefined();
  });
});

describe('of a Basic credential', () => {
  it.each([
    ['api', some('', 32)],
    [some('', 40), ''],
    ['X', some('', 24)],
  ])('%s : %s is a key', (user, password) => {
    expect(readKeyOfBasic(user, password)).toBe('API key');
  });

  it.each([
    ['ada', some('', 32)],
    ['api', 'Correct-Horse'],
    ['api', 'correcthorsebatterystaplecorrect'],
    ['ada@example.com', ''],
  ])('%s : %s is a name and a password', (user, password) => {
    expect(readKeyOfBasic(user, password)).toBeUndefined();
  });
});
