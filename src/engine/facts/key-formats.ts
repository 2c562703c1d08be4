/** API keys that say whose they are: published prefixes (secret scanners are built on them), as data. Longer prefixes first. */

interface KeyFormat {
  /** What every key of this kind begins with. */
  readonly prefix: string;
  /** What must follow: characters of the key's alphabet, and at least so many of them. */
  readonly atLeast: number;
  readonly is: string;
}

const key = (prefix: string, atLeast: number, is: string): KeyFormat => ({ prefix, atLeast, is });

const formats: readonly KeyFormat[] = [
  key('sk_live_', 10, 'Stripe secret key, live mode'),
  key('sk_test_', 10, 'Stripe secret key, test mode'),
  key('rk_live_', 10, 'Stripe restricted key, live mode'),
  key('rk_test_', 10, 'Stripe restricted key, test mode'),
  key('pk_live_', 10, 'Stripe publishable key, live mode'),
  key('pk_test_', 10, 'Stripe publishable key, test mode'),
  key('whsec_', 16, 'Stripe webhook secret'),
  key('github_pat_', 20, 'GitHub fine-grained personal access token'),
  key('ghp_', 16, 'GitHub personal access token'),
  key('gho_', 30, 'GitHub OAuth token'),
  key('ghu_', 30, 'GitHub user token of an app'),
  key('ghs_', 30, 'GitHub installation token of an app'),
  key('ghr_', 30, 'GitHub refresh token'),
  key('glpat-', 16, 'GitLab personal access token'),
  key('gldt-', 16, 'GitLab deploy token'),
  key('glrt-', 16, 'GitLab runner token'),
  key('glcbt-', 16, 'GitLab job token'),
  key('xoxb-', 10, 'Slack bot token'),
  key('xoxp-', 10, 'Slack user token'),
  key('xoxa-', 10, 'Slack app token'),
  key('xoxe.', 10, 'Slack rotating token'),
  key('xoxs-', 10, 'Slack workspace token'),
  key('xoxc-', 10, 'Slack browser token'),
  key('xapp-', 10, 'Slack app-level token'),
  key('AIza', 30, 'Google API key'),
  key('ya29.', 10, 'Google OAuth access token'),
  key('GOCSPX-', 20, 'Google OAuth client secret'),
  key('AKIA', 16, 'AWS access key id'),
  key('ASIA', 16, 'AWS temporary access key id'),
  key('SG.', 20, 'SendGrid API key'),
  key('sk-ant-', 20, 'Anthropic API key'),
  key('sk-proj-', 20, 'OpenAI project key'),
  key('sk-svcacct-', 20, 'OpenAI service account key'),
  key('sk-or-', 20, 'OpenRouter API key'),
  key('sk-lf-', 20, 'Langfuse secret key'),
  key('pk-lf-', 20, 'Langfuse public key'),
  key('sk-', 20, 'OpenAI API key'),
  key('gsk_', 20, 'Groq API key'),
  key('xai-', 20, 'xAI API key'),
  key('pplx-', 20, 'Perplexity API key'),
  key('r8_', 30, 'Replicate API token'),
  key('hf_', 20, 'Hugging Face token'),
  key('npm_', 30, 'npm access token'),
  key('pypi-', 20, 'PyPI API token'),
  key('rubygems_', 20, 'RubyGems API key'),
  key('shpat_', 20, 'Shopify admin access token'),
  key('shpca_', 20, 'Shopify custom app token'),
  key('shppa_', 20, 'Shopify private app password'),
  key('shpss_', 20, 'Shopify shared secret'),
  key('sb_publishable_', 10, 'Supabase publishable key'),
  key('sb_secret_', 10, 'Supabase secret key'),
  key('sbp_', 20, 'Supabase personal access token'),
  key('EAAAl', 40, 'Square access token, sandbox'),
  key('EAAAE', 40, 'Square access token, live'),
  key('sq0atp-', 16, 'Square access token'),
  key('sq0csp-', 16, 'Square application secret'),
  key('sandbox-sq0', 16, 'Square application, sandbox'),
  key('dop_v1_', 40, 'DigitalOcean personal access token'),
  key('doo_v1_', 40, 'DigitalOcean OAuth token'),
  key('dor_v1_', 40, 'DigitalOcean refresh token'),
  key('hvs.', 16, 'Vault service token'),
  key('hvb.', 16, 'Vault batch token'),
  key('pat-na1-', 20, 'HubSpot private app token'),
  key('pat-eu1-', 20, 'HubSpot private app token'),
  key('ATATT3', 7, 'Atlassian API token'),
  key('HRKU-', 10, 'Heroku API key'),
  key('lin_api_', 20, 'Linear API key'),
  key('ntn_', 30, 'Notion integration token'),
  key('secret_', 40, 'Notion integration token'),
  key('figd_', 20, 'Figma personal access token'),
  key('PMAK-', 20, 'Postman API key'),
  key('glsa_', 30, 'Grafana service account token'),
  key('glc_', 30, 'Grafana Cloud token'),
  key('NRAK-', 20, 'New Relic user key'),
  key('sntrys_', 20, 'Sentry organisation token'),
  key('sntryu_', 20, 'Sentry user token'),
  key('phc_', 20, 'PostHog project key'),
  key('phx_', 20, 'PostHog personal key'),
  key('re_', 20, 'Resend API key'),
  key('vercel_blob_rw_', 16, 'Vercel Blob token'),
  key('nfp_', 30, 'Netlify personal access token'),
  key('FlyV1 ', 20, 'Fly.io token'),
  key('pscale_tkn_', 20, 'PlanetScale token'),
  key('pk.eyJ', 30, 'Mapbox public token'),
  key('sk.eyJ', 30, 'Mapbox secret token'),
  key('access_token$production$', 10, 'PayPal Braintree token, live'),
  key('access_token$sandbox$', 10, 'PayPal Braintree token, sandbox'),
];

/** Formats whose rest is of one length and alphabet, since their prefix alone says too little. `like`: one of them, `#` for what is secret. */
const shapes: readonly { readonly pattern: RegExp; readonly is: string; readonly like: string }[] = [
  { pattern: /^SK[0-9a-f]{32}$/, is: 'Twilio API key', like: `SK${'#'.repeat(32)}` },
  { pattern: /^AC[0-9a-f]{32}$/, is: 'Twilio account id', like: `AC${'#'.repeat(32)}` },
  {
    pattern: /^(?:key-[0-9a-z]{32}|[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})$/,
    is: 'Mailgun API key',
    like: `key-${'#'.repeat(32)}`,
  },
  { pattern: /^dapi[0-9a-f]{32}(?:-\d)?$/, is: 'Databricks personal access token', like: `dapi${'#'.repeat(32)}` },
  { pattern: /^[0-9a-f]{32}-us\d{1,2}$/, is: 'Mailchimp API key', like: `${'#'.repeat(32)}-us1` },
  { pattern: /^xkeysib-[0-9a-f]{64}-\w{16}$/, is: 'Brevo API key', like: `xkeysib-${'#'.repeat(64)}-${'#'.repeat(16)}` },
  { pattern: /^rnd_\w{28,}$/, is: 'Render API key', like: `rnd_${'#'.repeat(28)}` },
  { pattern: /^pat\w{14}\.[0-9a-f]{64}$/, is: 'Airtable personal access token', like: `pat${'#'.repeat(14)}.${'#'.repeat(64)}` },
  { pattern: /^\d{8,10}:[\w-]{35}$/, is: 'Telegram bot token', like: `123456789:${'#'.repeat(35)}` },
];

/** The product whose key this is, by its published form; undefined for everything else. */
export function readKeyFormat(value: string): string | undefined {
  if (value.length > 400) return undefined;
  const known = formats.find(({ prefix, atLeast }) => value.startsWith(prefix) && value.length >= prefix.length + atLeast);
  if (known && /^[\w.$ ~+/=-]+$/.test(value)) return known.is;
  return shapes.find(({ pattern }) => pattern.test(value))?.is;
}

/** Names that stand in a Basic credential beside a key, since it has two places and a key needs one. */
const besideKey = /^(?:api|api[-_]?key|api[-_]?token|apikey|x|key|token)?$/i;

/** A key by what stands beside it, whoever's it is: `api:KEY`, `KEY:`, `KEY:x`. It must not read as what a person makes up. */
export function readKeyOfBasic(user: string, password: string): string | undefined {
  const value = besideKey.test(user) ? password : besideKey.test(password) ? user : undefined;
  return value !== undefined && /^(?=.*\d)(?=.*[a-z])[\w.-]{24,200}$/i.test(value) ? 'API key' : undefined;
}

/**
 * A text in the form of that product's keys, with what `fill` gives for so many characters where the secret would be; undefined where
 * the form cannot be kept at this length.
 */
export function shapeKey(is: string, fill: (length: number) => string, length: number): string | undefined {
  const ofPrefix = formats.filter((format) => format.is === is).map(({ prefix }) => prefix + fill(length - prefix.length));
  const hex = [...fill(80)].map((char) => (char.charCodeAt(0) % 16).toString(16));
  const ofShape = shapes
    .filter((shape) => shape.is === is)
    .map(({ like }) => [...like].map((char, at) => (char === '#' ? hex[at % 80] : char)).join(''));
  return [...ofPrefix, ...ofShape].find((key) => readKeyFormat(key) === is);
}
