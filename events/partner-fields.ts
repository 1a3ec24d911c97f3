import * as z from 'zod/mini';

export const owner = z
  .string()
  .check(z.minLength(2), z.maxLength(80), z.describe('The slug of the partner.'));

export const endpoint = z.string().check(z.describe('The id of the endpoint.'));

export const signature = z.string().check(z.describe('The id of the signature.'));
