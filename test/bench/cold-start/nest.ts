import 'reflect-metadata';
import { configure } from '@codegenie/serverless-express';
import {
  Body,
  Controller,
  HttpCode,
  Module,
  Param,
  type PipeTransform,
  Post,
  UnprocessableEntityException,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SignRequest } from '@undersigned/declarations/sign-request.ts';
import type { Callback, Context } from 'aws-lambda';
import { keep } from './keep.ts';

const validated: PipeTransform = {
  transform(value: unknown) {
    const { success, data, error } = SignRequest.safeParse(value);
    if (success) return data;
    throw new UnprocessableEntityException(error.issues);
  },
};

class Signatures {
  sign(slug: string, request: SignRequest) {
    return keep(slug, request);
  }
}

// Decorators, called as the functions that they are: sources here are such that Node.js can strip their types.
const method = Object.getOwnPropertyDescriptor(Signatures.prototype, 'sign') ?? {};
Param('slug')(Signatures.prototype, 'sign', 0);
Body(validated)(Signatures.prototype, 'sign', 1);
HttpCode(202)(Signatures.prototype, 'sign', method);
Post(':slug/signatures')(Signatures.prototype, 'sign', method);
Controller('v1/declarations')(Signatures);

class App {}
Module({ controllers: [Signatures] })(App);

async function start() {
  const app = await NestFactory.create(App, { logger: false });
  await app.init();
  return configure({ app: app.getHttpAdapter().getInstance() });
}

let started: ReturnType<typeof start> | undefined;

export const handler = async (event: unknown, context: Context, callback: Callback) => {
  started ??= start();
  return (await started)(event, context, callback);
};
