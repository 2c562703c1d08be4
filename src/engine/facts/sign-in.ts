/** A redirect that ends at a sign-in page, recognised by more than its path. */

export interface SignInRedirect {
  /** Index of the hop that redirected there. */
  readonly hop: number;
  /** Where to, without secrets. */
  readonly url: string;
  /** What gives it away. */
  readonly signs: readonly ('path' | 'return-address' | 'oauth-request' | 'saml-request' | 'password-field' | 'sign-in-host' | 'title')[];
  /** `prompt=none`: asked silently, without a page. */
  readonly silent: boolean;
}
