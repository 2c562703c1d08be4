import type { Provider } from './provider.ts';

export const gitlab: Provider = {
  id: 'gitlab',
  name: 'GitLab',
  layer: 'service',
  signs: {
    hosts: ['gitlab.com'],
    headers: { 'x-gitlab-meta': '', 'gitlab-lb': '', 'gitlab-sv': '' },
    cookies: ['_gitlab_session'],
    realms: ['GitLab'],
  },
  codes: {
    insufficient_scope: 'scope-missing',
    insufficient_granular_scope: 'scope-missing',
    dpop_error: 'dpop-proof',
  },
  signIn: '/users/sign_in',
  docs: 'https://docs.gitlab.com/api/rest/authentication/',
  notes: {
    'token-rejected':
      'Tokens go in `PRIVATE-TOKEN` or as Bearer, a job’s token in `JOB-TOKEN`: one in another’s header is refused as if it were unknown. A token’s last day is over at midnight UTC.',
    'insufficient-scope':
      'The scope `api` allows reading and writing, `read_api` reading alone; registry and repository have scopes of their own.',
    'refresh-token-rejected':
      'An access token lasts two hours, and each refresh token is good for one use: store the new one before the old one is forgotten.',
    'rate-limited':
      'Where the ban is on, failed Git and registry sign-ins of one address are answered with 403 for a time, the right ones too.',
  },
};
