/** All providers; within a layer the first that shows is the one that answered. */

import { apache } from './apache.ts';
import { aspnet } from './aspnet.ts';
import { atlassian } from './atlassian.ts';
import { auth0 } from './auth0.ts';
import { aws } from './aws.ts';
import { awsApiGateway } from './aws-api-gateway.ts';
import { cloudflare } from './cloudflare.ts';
import { cloudflareApi } from './cloudflare-api.ts';
import { django } from './django.ts';
import { entra } from './entra.ts';
import { envoy } from './envoy.ts';
import { firebase } from './firebase.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { iis } from './iis.ts';
import { keycloak } from './keycloak.ts';
import { kong } from './kong.ts';
import { laravel } from './laravel.ts';
import { microsoftGraph } from './microsoft-graph.ts';
import { nginx } from './nginx.ts';
import { okta } from './okta.ts';
import { postgrest } from './postgrest.ts';
import type { Provider } from './provider.ts';
import { quickblox } from './quickblox.ts';
import { rails } from './rails.ts';
import { salesforce } from './salesforce.ts';
import { shopify } from './shopify.ts';
import { slack } from './slack.ts';
import { spring } from './spring.ts';
import { stripe } from './stripe.ts';
import { supabase } from './supabase.ts';
import { wordpress } from './wordpress.ts';

export const providers: readonly Provider[] = [
  github,
  gitlab,
  google,
  firebase,
  microsoftGraph,
  entra,
  aws,
  auth0,
  okta,
  keycloak,
  cloudflareApi,
  stripe,
  slack,
  supabase,
  atlassian,
  shopify,
  salesforce,
  quickblox,
  wordpress,
  laravel,
  django,
  spring,
  aspnet,
  rails,
  postgrest,
  kong,
  envoy,
  awsApiGateway,
  cloudflare,
  nginx,
  apache,
  iis,
];
