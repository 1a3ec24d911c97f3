import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { asRoot } from './aws.ts';

/* In the place of SES, which tells of a mail what became of it: the local AWS keeps mails and sends none. */

/** The name of the configuration set that a stack's mails are sent with. */
export async function configurationSetOf(endpoint: string): Promise<string> {
  const lambda = new LambdaClient(asRoot(endpoint));
  for (let Marker: string | undefined; ; ) {
    const { Functions = [], NextMarker } = await lambda.send(new ListFunctionsCommand({ Marker }));
    const found = Functions.map(({ Environment }) => Environment?.Variables?.['MAIL_CONFIGURATION_SET']);
    const name = found.find((one) => one !== undefined);
    if (name) return name;
    if (!NextMarker) throw new Error('No function sends mail');
    Marker = NextMarker;
  }
}

/** Tells what SES would, by the account's default bus; nobody but AWS may say that it is `aws.ses`. */
export async function tellOfMail(endpoint: string, detailType: string, detail: object): Promise<void> {
  const events = new EventBridgeClient(asRoot(endpoint));
  await events.send(
    new PutEventsCommand({
      Entries: [{ Source: 'local.ses', DetailType: detailType, Detail: JSON.stringify(detail) }],
    }),
  );
}
