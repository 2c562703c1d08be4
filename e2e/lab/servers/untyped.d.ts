/** These packages bring no types, and the lab uses a few lines of each. */
declare module 'express';
declare module 'express-session';
declare module 'http-auth';
declare module 'oidc-provider';
declare module 'passport';
declare module 'passport-http';
