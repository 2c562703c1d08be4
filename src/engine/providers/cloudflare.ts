import type { Provider } from './provider.ts';

/** In front of other people's sites: only its own pages and headers count, since numbers in a body are the site's. */
export const cloudflare: Provider = {
  id: 'cloudflare',
  name: 'Cloudflare',
  layer: 'gateway',
  signs: {
    hosts: ['cloudflareaccess.com', 'challenges.cloudflare.com'],
    headers: { 'cf-ray': '', 'cf-mitigated': '', server: 'cloudflare' },
    paths: ['/cdn-cgi/access/', '/cdn-cgi/challenge-platform/'],
    cookies: ['cf_clearance', '__cf_bm', 'CF_Authorization', 'CF_AppSession'],
  },
  codes: {
    'cf-mitigated: challenge': 'firewall',
    'Error 1005': 'firewall',
    'Error 1006': 'firewall',
    'Error 1007': 'firewall',
    'Error 1008': 'firewall',
    'Error 1009': 'firewall',
    'Error 1010': 'firewall',
    'Error 1011': 'firewall',
    'Error 1012': 'firewall',
    'Error 1015': 'rate-limited',
    'Error 1020': 'firewall',
    'error_code: 1010': 'firewall',
    'error_code: 1015': 'rate-limited',
    'error_code: 1020': 'firewall',
  },
  docs: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/',
  notes: {
    'preflight-rejected': 'Access answers preflights itself: let the application bypass OPTIONS, or set its CORS headers in Access.',
    'session-expired':
      'A sign-in of Access lasts as long as the application’s session says; a script’s request cannot renew it, a page’s load does.',
    'firewall-blocked':
      'Look `cf-ray` up under Security, Events: it names the rule. A program cannot pass a challenge: let a rule skip it for the API’s paths.',
    'rate-limited': 'Error 1015 is a rate limiting rule of the site’s owner, who finds it under Security, Events.',
  },
};
