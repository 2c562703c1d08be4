/** What a status says, as a clause after its number (RFC 9110 §15, RFC 6585, and habits). */

/** Those about who is asking, and those that are easily taken for them. */
export const aboutWhoAsks: Readonly<Record<number, string>> = {
  401: 'whoever asks is not known to the server, or was not accepted',
  403: 'the server understood, and does not let this caller do it',
  407: 'a proxy on the way wants a sign-in of its own, before the server is asked',
  419: 'what guards the page against forged requests is missing or too old',
  429: 'there were too many requests, whoever asks',
  440: 'the session has run out',
  495: 'the device’s certificate was not accepted',
  496: 'the device showed no certificate',
  511: 'the network wants a sign-in of its own, before the server is asked',
};

/** Those that say nothing of who is asking; "it" is the server. */
export const aboutTheRest: Readonly<Record<number, string>> = {
  400: 'it did not understand the request',
  402: 'it wants a payment',
  404: 'it has nothing at this address',
  405: 'this address cannot be asked in this way',
  408: 'the request took too long',
  409: 'the request is at odds with what is there',
  410: 'it has nothing at this address any more',
  413: 'what was sent is too large',
  414: 'the address is too long',
  415: 'it does not take what was sent',
  422: 'it cannot work with what was sent',
  431: 'the request’s headers are too large',
  451: 'it may not show this, for legal reasons',
  500: 'something broke while it worked on the request',
  502: 'a server behind it gave no proper answer',
  503: 'it is overloaded or down for maintenance',
  504: 'a server behind it did not answer in time',
};
