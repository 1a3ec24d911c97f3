import type { Settings } from '../settings.ts';

/** What a stack's outputs and settings leave to be done by people. */
export function nextSteps(
  outputs: Record<string, string>,
  { sender, alarmAddress, domain }: Settings,
): string {
  const steps = [
    `SES has written to ${sender}: open the link in that mail, or nothing is sent.`,
    `SNS has written to ${alarmAddress}: confirm the subscription, or alarms reach nobody.`,
    'A new AWS account may mail to confirmed addresses only: ask in the SES console for production access.',
    ...(domain ? [`Point ${domain} at ${outputs['SiteAddress']} (CNAME, or an alias record).`] : []),
    'Make the first owner: npm run staff -- --email you@example.org --role owner',
  ];
  return steps.map((step, index) => `  ${index + 1}. ${step}`).join('\n');
}
