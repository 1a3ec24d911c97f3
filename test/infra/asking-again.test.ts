import { describe, expect, inject, it } from 'vitest';
import { functionNamed, grants, list, ofType, referred } from './template.ts';

describe.each(Object.entries(inject('templates')))('in the %s variant', (_, resources) => {
  const queueOf = (detailType: string) => {
    // Partners are told by rules of many types.
    const rules = ofType(resources, 'AWS::Events::Rule').filter(
      ([, { Properties }]) => list(Properties.EventPattern['detail-type']).join() === detailType,
    );
    const [[, rule] = []] = rules;
    return {
      rules,
      pattern: rule?.Properties.EventPattern,
      queue: referred(rule?.Properties.Targets[0].Arn),
    };
  };
  const readers = (queue: string) =>
    ofType(resources, 'AWS::Lambda::EventSourceMapping')
      .filter(([, { Properties }]) => referred(Properties.EventSourceArn) === queue)
      .map(([, { Properties }]) => Properties);

  it('material changes of texts alone lead to asking signers again', () => {
    const { rules, pattern, queue } = queueOf('declaration.text-revised');
    expect(rules).toHaveLength(1);
    expect(pattern.detail).toEqual({ data: { material: [true] } });
    expect(readers(queue).map(({ FunctionName }) => referred(FunctionName))).toEqual([
      functionNamed(resources, 'SigningAskAgainReaderFunction')[0],
    ]);
  });

  it('the walk begins when whoever read the declaration before it changed has come to an end', () => {
    const { queue } = queueOf('declaration.text-revised');
    const longest = Math.max(
      ...['SigningSignFunction', 'SigningConfirmFunction'].map(
        (name) => functionNamed(resources, name)[1].Properties.Timeout,
      ),
    );
    expect(resources[queue]?.Properties.DelaySeconds).toBeGreaterThan(longest + 1);
  });

  it('who asks again writes signatures, and neither publishes, sends nor knows the keys', () => {
    const statements =
      grants(resources).get(functionNamed(resources, 'SigningAskAgainReaderFunction')[0]) ?? [];
    const writes = statements.filter(({ Action }) => list(Action).includes('dynamodb:PutItem'));
    expect(writes.map(({ Condition }) => Condition?.['ForAllValues:StringLike'])).toEqual([
      { 'dynamodb:LeadingKeys': ['ROLL#*'] },
    ]);
    expect(JSON.stringify(statements)).not.toMatch(/"(ses:|events:|secretsmanager:|sqs:Send)/);
  });

  it('the mails that ask again wait in a queue of their own, behind which nobody else waits', () => {
    const { queue } = queueOf('signature.asked-again');
    expect(queue).not.toBe(queueOf('signature.requested').queue);
    const [reader, ...others] = readers(queue);
    expect(others).toEqual([]);
    expect(referred(reader?.FunctionName)).toBe(functionNamed(resources, 'MailSignersReaderFunction')[0]);
    expect(reader?.ScalingConfig).toEqual({ MaximumConcurrency: 2 });
  });
});
