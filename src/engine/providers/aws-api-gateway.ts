import type { Provider } from './provider.ts';

/** In front of other people's APIs, on hosts of theirs too; where it answers itself, its codes are those of AWS. */
export const awsApiGateway: Provider = {
  id: 'aws-api-gateway',
  name: 'Amazon API Gateway',
  layer: 'gateway',
  signs: { headers: { 'x-amz-apigw-id': '', 'apigw-requestid': '' } },
  codes: {
    /** A REST API says so, and no more, where a key is missing, not known, or not of this stage's usage plan. */
    ForbiddenException: 'api-key-missing-or-invalid',
  },
  takesIdTokens: true,
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html',
  notes: {
    'token-wrong-type':
      'A Cognito authorizer without scopes takes the ID token, one with scopes the access token; a JWT authorizer compares `aud`, or `client_id` where there is none.',
    'api-key-missing': 'Where a method wants a key, it goes in `x-api-key`, and the key must be in a usage plan that holds this stage.',
    'preflight-rejected':
      'An authorizer on `ANY` guards OPTIONS too: give OPTIONS a method of its own without one, or turn CORS on for the API.',
    'wrong-url':
      '“Missing Authentication Token” is its answer to a path or method that is not deployed: see that the address has the stage, and deploy the API.',
    'firewall-blocked':
      'A web ACL in front of a stage answers “Forbidden” as well: look the request up in the sampled requests of AWS WAF.',
    'rate-limited':
      'A usage plan counts by key and stage, the stage’s throttling for everybody, and the account’s limit for all APIs of a region.',
  },
};
