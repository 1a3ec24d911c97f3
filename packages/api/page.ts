import * as z from 'zod/mini';
import { route } from './route.ts';

const shown = { 200: { description: 'The page', contentType: 'text/html; charset=utf-8' } };
/** What is asked of a page beyond its schema does no harm and is not looked at: links come with tracking tags. */
const anything = z.record(z.string(), z.string());

/** Declares a page as a route, so that it is found, guarded and tested as the others are. */
export const page = <Params extends z.core.$ZodType>(
  operation: string,
  path: `/${string}`,
  params: Params,
  summary: string,
) =>
  route<Params, typeof anything, z.ZodMiniUnknown>({
    operation,
    method: 'GET',
    path,
    access: 'public',
    tag: 'Pages',
    summary,
    params,
    query: anything,
    answers: shown,
  });
