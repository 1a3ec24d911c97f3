import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { undersignedApp } from '../../infra/app.ts';
import { build } from '../../infra/build.ts';
import { localFolder } from '../../infra/local/running.ts';
import { localSettings, type Settings } from '../../infra/settings.ts';
import type { Resources } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    templates: Readonly<Record<Settings['variant'], Resources>>;
  }
}

const local = localSettings('http://localhost:3000', 'http://127.0.0.1:4566');

/** As somebody deploys it who has a domain. */
const aws: Settings = {
  slug: 'demo',
  name: 'Demonstration Network',
  sender: 'signatures@example.org',
  contact: '',
  alarmAddress: 'operator@example.org',
  domain: 'sign.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000',
  source: 'https://example.org/undersigned',
  timeZone: 'Europe/Kyiv',
  monthlyBudgetUsd: 10,
  variant: 'aws',
};

/** Synthesizes the stack once in each variant. A finding of cdk-nag that nobody has explained fails here. */
export default async function setup(project: TestProject): Promise<void> {
  await build();
  const synthesized = async (settings: Settings): Promise<Resources> => {
    const folder = join(localFolder, 'synthesized', settings.variant);
    await rm(folder, { recursive: true, force: true });
    return undersignedApp(settings, folder).synth().stacks[0]?.template.Resources;
  };
  project.provide('templates', { aws: await synthesized(aws), local: await synthesized(local) });
}
