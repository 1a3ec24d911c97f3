import { resourcesOf, type Template } from './template.ts';

/** AWS's list prices in US dollars, and what it gives every account each month for nothing, without an end. */
export const PRICES = {
  region: 'us-east-1',
  asOf: 'February 2026',
  secretMonth: 0.4,
  alarmMonth: 0.1,
  freeAlarms: 10,
  millionQueueRequests: 0.4,
  freeMillionQueueRequests: 1,
};

/** Lambda asks an empty queue by five connections, each of which waits twenty seconds: requests in 30 days. */
const MILLION_POLLS = (5 * 3 * 60 * 24 * 30) / 1_000_000;

export interface CostLine {
  what: string;
  usd: number;
}

/** What a month costs when nobody comes. All the rest is paid by use. */
export function costAtRest(template: Template): CostLine[] {
  const secrets = resourcesOf(template, 'AWS::SecretsManager::Secret').length;
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').length;
  const queues = polledQueues(template);
  const beyond = (amount: number, free: number) => Math.max(0, amount - free);
  return [
    { what: `${secrets} secrets`, usd: secrets * PRICES.secretMonth },
    {
      what: `${alarms} alarms, ${PRICES.freeAlarms} of them free`,
      usd: beyond(alarms, PRICES.freeAlarms) * PRICES.alarmMonth,
    },
    {
      what: `asking ${queues === 1 ? 'a queue' : `${queues} queues`} for messages, the first million times free`,
      usd: beyond(queues * MILLION_POLLS, PRICES.freeMillionQueueRequests) * PRICES.millionQueueRequests,
    },
  ];
}

export const sumOf = (lines: CostLine[]): number => lines.reduce((sum, { usd }) => sum + usd, 0);

export function costInWords(template: Template): string {
  const lines = costAtRest(template);
  const row = (usd: number, what: string) => `${usd.toFixed(2).padStart(8)}  ${what}`;
  return [
    `At rest, US dollars a month (list prices in ${PRICES.region}, ${PRICES.asOf}; other regions differ by cents):`,
    ...lines.map(({ usd, what }) => row(usd, what)),
    row(0, 'all the rest, which is paid by use and has free allowances that a quiet month stays within'),
    row(sumOf(lines), 'together'),
  ].join('\n');
}

const polledQueues = (template: Template): number =>
  resourcesOf(template, 'AWS::Lambda::EventSourceMapping').filter(({ Properties }) => {
    const source = Properties?.['EventSourceArn'] as { 'Fn::GetAtt'?: [string, string] } | undefined;
    const [id = ''] = source?.['Fn::GetAtt'] ?? [];
    return template.Resources?.[id]?.Type === 'AWS::SQS::Queue';
  }).length;
