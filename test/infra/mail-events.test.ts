import { describe, expect, inject, it } from 'vitest';
import { ofType, referred } from './template.ts';

/* What SES tells of our mails, and of no others that the account sends. */

describe.each(Object.entries(inject('templates')))('in the %s variant', (variant, resources) => {
  const [[set, { Properties: settings }] = ['', { Properties: {} as never }], ...others] = ofType(
    resources,
    'AWS::SES::ConfigurationSet',
  );

  it('SES tells the default bus of what went, was delivered, bounced or was complained of, and of no reader', () => {
    expect(others).toEqual([]);
    const [[, { Properties }] = ['', { Properties: undefined }]] = ofType(
      resources,
      'AWS::SES::ConfigurationSetEventDestination',
    );
    expect(referred(Properties.ConfigurationSetName)).toBe(set);
    const { MatchingEventTypes: types, EventBridgeDestination } = Properties.EventDestination;
    expect(types.toSorted()).toEqual(['bounce', 'complaint', 'delivery', 'send']);
    expect(JSON.stringify(EventBridgeDestination)).toContain('event-bus/default');
  });

  it('our own list says alone who is not written to', () => {
    expect(settings['SuppressionOptions']).toEqual({ SuppressedReasons: [] });
  });

  it('only events of our own configuration set are heard', () => {
    const patterns = ofType(resources, 'AWS::Events::Rule')
      .map(([, { Properties }]) => Properties.EventPattern)
      .filter(({ source }) => source.includes(`${variant}.ses`));
    const ours = { 'ses:configuration-set': [{ Ref: set }] };
    expect(patterns.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([
        { eventType: ['Send'], mail: { tags: { ...ours, issue: [{ exists: true }] } } },
        { eventType: ['Delivery', 'Bounce', 'Complaint'], mail: { tags: ours } },
      ]),
    );
    expect(patterns).toHaveLength(2);
  });
});
