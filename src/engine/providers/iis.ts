import type { Provider } from './provider.ts';

/** Substatus codes, which its detailed pages name; the log has them always (`sc-substatus`). */
export const iis: Provider = {
  id: 'iis',
  name: 'IIS',
  layer: 'server',
  signs: { headers: { server: 'microsoft-iis', 'x-feserver': '' } },
  codes: {
    'Error 401.1': 'wrong-password',
    'Error 401.2': 'sign-in-required',
    'Error 401.3': 'forbidden',
    'Error 401.4': 'forbidden',
    'Error 401.5': 'forbidden',
    'Error 403.6': 'firewall',
    'Error 403.7': 'client-certificate',
    'Error 403.8': 'firewall',
    'Error 403.12': 'client-certificate',
    'Error 403.13': 'client-certificate',
    'Error 403.16': 'client-certificate',
    'Error 403.17': 'client-certificate',
    'Error 403.14': 'wrong-url',
  },
  docs: 'https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/www-administration-management/http-status-code',
  notes: {
    'wrong-password':
      'Look up the substatus in the log: 401.1 is the password or the name, 401.2 the configuration, 401.3 the file’s permissions.',
    'cookies-too-large':
      'http.sys refuses by `MaxFieldLength` and `MaxRequestBytes` of the registry; a Kerberos ticket of many groups counts too.',
    'client-certificate-required':
      'Look up the substatus: 403.7 none was shown, 403.13 it is revoked, 403.16 it is not trusted, 403.17 its time is over or to come.',
  },
};
