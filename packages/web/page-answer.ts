import { type Answer, html, NEVER } from '@undersigned/lambda/answer.ts';
import { contentSecurityPolicy } from '@undersigned/site/content-security-policy.ts';

/** A page as an answer, with the policy that every page has. Not to be cached unless the headers say so. */
export const page = (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  html(status, body, { 'content-security-policy': contentSecurityPolicy, ...NEVER, ...headers });
