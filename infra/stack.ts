import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './areas/alarms.ts';
import { Archives } from './areas/archives.ts';
import { Counting } from './areas/counting.ts';
import { Digests } from './areas/digests.ts';
import { Documents } from './areas/documents.ts';
import { Editing } from './areas/editing.ts';
import { Events } from './areas/events.ts';
import { FixedPages } from './areas/fixed-pages.ts';
import { Imports } from './areas/imports.ts';
import { Letterbox } from './areas/letterbox.ts';
import { Mail } from './areas/mail.ts';
import { MailEvents } from './areas/mail-events.ts';
import { Partners } from './areas/partners.ts';
import { Reading } from './areas/reading.ts';
import { Recording } from './areas/record.ts';
import { RecordPages } from './areas/record-pages.ts';
import { Reference } from './areas/reference.ts';
import { Signing } from './areas/signing.ts';
import { Site } from './areas/site.ts';
import { Staff } from './areas/staff.ts';
import { StaffDigests } from './areas/staff-digests.ts';
import { StaffPartners } from './areas/staff-partners.ts';
import { Store } from './areas/store.ts';
import { Subscriptions } from './areas/subscriptions.ts';
import { Webhooks } from './areas/webhooks.ts';
import { Api } from './constructs/api.ts';
import type { Settings } from './settings.ts';

/** A network's whole deployment. */
export class UndersignedStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, { description: `Undersigned for ${settings.name}` });
    Tags.of(this).add('network', settings.slug);

    const { topic } = new Alarms(this, 'Alarms', settings);
    const store = new Store(this, 'Store', settings);
    const api = new Api(this, 'Api');
    const site = new Site(this, 'Site', { settings, api: api.http, store });
    const staff = new Staff(this, 'Staff', settings);
    const events = new Events(this, 'Events', { settings, store, site, topic });
    const mail = new Mail(this, 'Mail', { settings, store, events, site, topic });
    new MailEvents(this, 'MailEvents', { settings, store, mail, topic });
    const signing = new Signing(this, 'Signing', { api, store, events, site, mail, topic });
    new Letterbox(this, 'Letterbox', { api, store, events, site, mail, staff, topic });
    const counting = new Counting(this, 'Counting', { store, topic });
    const editing = new Editing(this, 'Editing', { api, store, staff, topic });
    const reading = new Reading(this, 'Reading', { api, store, site });
    const documents = new Documents(this, 'Documents', { settings, api, store, site, staff, topic });
    new Recording(this, 'Record', { api, store, site, staff, documents });
    new RecordPages(this, 'RecordPages', { api, store, site });
    new FixedPages(this, 'FixedPages', { api, store, site, staff });
    const archives = new Archives(this, 'Archives', { settings, store, site, documents, topic });
    new Imports(this, 'Imports', { api, store, staff, archives });
    const digests = new Digests(this, 'Digests', { settings, store, events, site, mail, topic });
    new StaffDigests(this, 'StaffDigests', { settings, api, store, site, mail, staff });
    const webhooks = new Webhooks(this, 'Webhooks', { settings, store, events, topic });
    new StaffPartners(this, 'StaffPartners', { api, store, site, staff, webhooks });
    new Partners(this, 'Partners', { api, store });
    new Subscriptions(this, 'Subscriptions', { api, store, site });
    new Reference(this, 'Reference', { api, site });

    const outputs = {
      SiteUrl: site.url,
      SiteAddress: site.distributionDomain,
      ApiId: api.http.apiId,
      ApiUrl: api.http.apiEndpoint,
      TableName: store.table.tableName,
      BusName: events.bus.eventBusName,
      UserPoolId: staff.pool.userPoolId,
      StaffClientId: staff.client.userPoolClientId,
      SecretName: store.edgeSecretArn,
      FilesBucket: documents.bucket.bucketName,
      MailSender: settings.sender,
      FallbackFunction: reading.pages.lambda.functionName,
      Schedules: this.toJsonString({
        ...Object.fromEntries(
          Object.entries(signing.schedules).map(([name, { functionName }]) => [name, functionName]),
        ),
        recount: counting.recount.functionName,
        calendar: editing.calendar.functionName,
        digests: digests.schedule.functionName,
      }),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
