/** Who asked whom: registrable domains by the public suffix list, private suffixes (github.io) included, as browsers do. */

export interface Site {
  /** Host of the judged hop, without port, lower case. */
  readonly host: string;
  readonly origin: string;
  /** Registrable domain; the host itself where it has none (an IP address, a bare name). */
  readonly domain: string;
  readonly secure: boolean;
  /** Request against the page that asked (RFC 6265bis §5.2, schemeful); undefined where the initiator was not captured. */
  readonly crossSite: boolean | undefined;
  readonly crossOrigin: boolean | undefined;
  /** The initiator's registrable domain. */
  readonly initiatorDomain: string | undefined;
}
