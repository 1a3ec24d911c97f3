import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '@undersigned/aws/environment.ts';
import { openTable } from '@undersigned/aws/table.ts';
import type { SignRequest } from '@undersigned/declarations/sign-request.ts';

const table = openTable(environment('TABLE_NAME'));

/**
 * What all rivals of `sign` do once their framework has validated a request by the same schema: one UpdateItem by the
 * same client. They do less than `sign`, which reads its secrets and the declaration, and checks limits and the proof.
 */
export async function keep(slug: string, request: SignRequest): Promise<{ status: 'check-your-mail' }> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { pk: `ROLL#${slug}`, sk: request.email },
      UpdateExpression: 'SET #request = :request',
      ExpressionAttributeNames: { '#request': 'request' },
      ExpressionAttributeValues: { ':request': request },
    }),
  );
  return { status: 'check-your-mail' };
}
