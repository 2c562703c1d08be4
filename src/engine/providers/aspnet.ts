import type { Provider } from './provider.ts';

/** Numbers of Microsoft.IdentityModel, which its JWT middleware writes into challenges and logs. */
export const aspnet: Provider = {
  id: 'aspnet',
  name: 'ASP.NET',
  layer: 'framework',
  signs: {
    headers: { 'x-powered-by': 'asp.net', 'x-aspnet-version': '', 'x-aspnetmvc-version': '', server: 'kestrel' },
    cookies: ['.AspNetCore.*', '.AspNet.*', 'ASP.NET_SessionId', '.ASPXAUTH'],
    codes: ['IDX'],
  },
  codes: {
    IDX10205: 'token-wrong-issuer',
    IDX10211: 'token-wrong-issuer',
    IDX10206: 'token-wrong-audience',
    IDX10208: 'token-wrong-audience',
    IDX10214: 'token-wrong-audience',
    IDX10222: 'token-not-yet-valid',
    IDX10223: 'token-expired',
    IDX10225: 'token-invalid',
    IDX10500: 'token-signature-invalid',
    IDX10501: 'token-signature-invalid',
    IDX10503: 'token-signature-invalid',
    IDX10504: 'token-signature-invalid',
    IDX10511: 'token-signature-invalid',
    IDX10516: 'token-signature-invalid',
    IDX10517: 'token-signature-invalid',
    IDX12709: 'credential-malformed',
    IDX12729: 'credential-malformed',
    IDX12741: 'credential-malformed',
    IDX14100: 'credential-malformed',
    IDX14120: 'credential-malformed',
  },
  docs: 'https://learn.microsoft.com/en-us/aspnet/core/security/authentication/',
  notes: {
    'session-expired':
      'Cookies are protected by keys of the machine: keep the data protection keys where all instances and the next release find them.',
    'token-expired': 'The middleware allows five minutes of difference between clocks (`ClockSkew`).',
    'csrf-rejected':
      'The token of the form or of `RequestVerificationToken` belongs to one user and to the keys that protect it: load the page anew after a sign-in or a release.',
  },
};
