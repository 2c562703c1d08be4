import type { Provider } from './provider.ts';

/** Group 3 of its codes is about JWTs; the message says which claim. */
export const postgrest: Provider = {
  id: 'postgrest',
  name: 'PostgREST',
  layer: 'framework',
  signs: { headers: { server: 'postgrest' }, codes: ['PGRST'] },
  codes: {
    PGRST300: 'server-fault',
    PGRST301: 'token-invalid',
    PGRST302: 'credential-missing',
    PGRST303: 'token-invalid',
  },
  docs: 'https://docs.postgrest.org/en/stable/references/errors.html',
};
