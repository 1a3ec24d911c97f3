import { digestFeedRoutes } from './digest-pages.ts';
import { downloadRoutes, uploadRoutes } from './documents.ts';
import { embedRoutes } from './embed.ts';
import { exportRoutes } from './exports.ts';
import { fixedPageRoutes } from './fixed-pages.ts';
import { importRoutes } from './imports.ts';
import { letterboxRoutes, staffCommentRoutes } from './letterbox.ts';
import { feedRoutes, formatRoutes } from './machines.ts';
import { staffPartnerRoutes } from './partners.ts';
import { readingRoutes } from './reading.ts';
import { publicRecordRoutes, staffRecordRoutes } from './record.ts';
import { referenceRoutes } from './reference.ts';
import type { Route } from './route.ts';
import { signingRoutes } from './signing.ts';
import { staffDeclarationRoutes } from './staff-declarations.ts';
import { staffDigestRoutes } from './staff-digests.ts';
import { staffEndpointRoutes } from './staff-endpoints.ts';
import { staffErasureRoutes } from './staff-erasures.ts';
import { staffLetterRoutes } from './staff-letters.ts';
import { staffSettingsRoutes } from './staff-settings.ts';
import { staffSignatureRoutes } from './staff-signatures.ts';
import { submissionRoutes } from './submissions.ts';
import { subscriptionRoutes } from './subscriptions.ts';

/** Every route of the API, all but the feeds under /v1, in the order of the API description. */
export const api: readonly Route[] = [
  ...signingRoutes,
  ...readingRoutes,
  ...publicRecordRoutes,
  ...formatRoutes,
  ...feedRoutes,
  ...digestFeedRoutes,
  ...downloadRoutes,
  ...letterboxRoutes,
  ...subscriptionRoutes,
  ...embedRoutes,
  ...submissionRoutes,
  ...referenceRoutes,
  ...staffDeclarationRoutes,
  ...staffSignatureRoutes,
  ...staffRecordRoutes,
  ...fixedPageRoutes,
  ...importRoutes,
  ...exportRoutes,
  ...uploadRoutes,
  ...staffCommentRoutes,
  ...staffDigestRoutes,
  ...staffLetterRoutes,
  ...staffPartnerRoutes,
  ...staffEndpointRoutes,
  ...staffSettingsRoutes,
  ...staffErasureRoutes,
];
