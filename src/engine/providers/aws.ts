import type { Provider } from './provider.ts';

/** Common errors of AWS APIs and S3, and those of Cognito that their sentence does not make plain. */
export const aws: Provider = {
  id: 'aws',
  name: 'AWS',
  layer: 'service',
  signs: {
    hosts: ['amazonaws.com', 'amazonaws.com.cn', 'aws.amazon.com', 'api.aws', 'amazoncognito.com', 'on.aws', 'awsapps.com'],
    headers: { 'x-amzn-errortype': '' },
  },
  codes: {
    ExpiredToken: 'token-expired',
    ExpiredTokenException: 'token-expired',
    InvalidToken: 'token-invalid',
    InvalidIdentityToken: 'token-invalid',
    InvalidClientTokenId: 'api-key-invalid',
    InvalidAccessKeyId: 'api-key-invalid',
    UnrecognizedClientException: 'api-key-invalid',
    SignatureDoesNotMatch: 'signature-mismatch',
    InvalidSignatureException: 'signature-mismatch',
    IncompleteSignature: 'signature-mismatch',
    IncompleteSignatureException: 'signature-mismatch',
    AuthorizationHeaderMalformed: 'signature-mismatch',
    AuthorizationQueryParametersError: 'signature-mismatch',
    RequestTimeTooSkewed: 'time-skew',
    RequestExpired: 'time-skew',
    /** API Gateway says so of every address that it does not know. */
    MissingAuthenticationToken: ['credential-missing', 'wrong-url'],
    MissingAuthenticationTokenException: ['credential-missing', 'wrong-url'],
    AccessDeniedException: 'forbidden',
    UnauthorizedOperation: 'forbidden',
    OptInRequired: 'account-blocked',
    NotSignedUp: 'account-blocked',
    AccountProblem: 'account-blocked',
    AllAccessDisabled: 'account-blocked',
    UserNotFoundException: 'wrong-password',
    UserNotConfirmedException: 'account-blocked',
    PasswordResetRequiredException: 'account-blocked',
    CodeMismatchException: 'step-up',
    ExpiredCodeException: 'step-up',
    SlowDown: 'rate-limited',
    Throttling: 'rate-limited',
    ThrottlingException: 'rate-limited',
    TooManyRequestsException: 'rate-limited',
    LimitExceededException: 'rate-limited',
  },
  signIn: 'https://console.aws.amazon.com/',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html',
  notes: {
    'request-signature-mismatch':
      'The signature covers method, path, query, the signed headers and the body: whatever changes one of them after signing, or the clock by more than 5 minutes (S3: 15), breaks it.',
    'refresh-token-rejected':
      'Of Cognito: the app client’s settings say how long a refresh token lasts, and a client with a secret wants its `SECRET_HASH` here too.',
    'client-credentials-rejected':
      'Of Cognito: an app client with a secret shows it in Basic at `/oauth2/token`; one without a secret sends `client_id` in the form.',
  },
};
