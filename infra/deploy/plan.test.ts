import { describe, expect, it } from 'vitest';
import { planInWords } from './plan.ts';
import type { Template } from './template.ts';

const lambda = (code: string) => ({ Type: 'AWS::Lambda::Function', Properties: { Code: code } });
const role = { Type: 'AWS::IAM::Role', Properties: {} };

const deployed: Template = { Resources: { Sign: lambda('1'), Confirm: lambda('1'), SignRole: role } };

describe('the plan of a deployment, in words', () => {
  it('counts what a first deployment creates, what holds it together in one line', () => {
    expect(planInWords(undefined, deployed)).toBe(
      [
        'To be created:',
        '    2  functions, run only when asked',
        '    1  that hold them together: 1 role',
      ].join('\n'),
    );
  });

  it('says what an update creates, changes and removes', () => {
    const next: Template = { Resources: { Sign: lambda('2'), Remind: lambda('1'), SignRole: role } };
    expect(planInWords(deployed, next)).toBe(
      [
        'To be created:\n    1  function',
        'To be changed:\n    1  function',
        'To be removed:\n    1  function',
      ].join('\n\n'),
    );
  });

  it('says so when nothing changes', () => {
    expect(planInWords(deployed, structuredClone(deployed))).toBe('Nothing changes.');
  });

  it('hides nothing that it has no words for', () => {
    expect(planInWords(undefined, { Resources: { Wall: { Type: 'AWS::WAFv2::WebACL' } } })).toBe(
      'To be created:\n    1  AWS::WAFv2::WebACL',
    );
  });

  it('keeps its lines short', () => {
    const many = MANY_JOINTS.map((type) => [type, { Type: type }] as const);
    const lines = planInWords(undefined, { Resources: Object.fromEntries(many) }).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(lines.length).toBeGreaterThan(2);
  });
});

const MANY_JOINTS = [
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::CachePolicy',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Permission',
];
