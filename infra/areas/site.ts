import { FILES } from '@undersigned/aws/keys.ts';
import { Duration, Fn } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Binding } from '../constructs/bindings.ts';
import { FILE_POLICY } from '../file-policy.ts';
import type { Settings } from '../settings.ts';
import type { Store } from './store.ts';

/** Tells the functions who asks: what a client says of itself under that name is overwritten. */
const VIEWER_ADDRESS = `function handler(event) {
  var request = event.request;
  request.headers['x-viewer-address'] = { value: event.viewer.ip };
  return request;
}`;

/** CloudFront before the API: one address for pages and API, a shared cache, TLS. */
export class Site extends Construct {
  /** For functions that name the site or the network in what they publish. */
  readonly address: Binding;
  /** For functions that speak in the network's name. */
  readonly network: Binding;
  readonly url: string;
  /** CloudFront's own, that a domain points at. */
  readonly distributionDomain: string;
  private readonly distribution: cloudfront.Distribution;

  constructor(
    scope: Construct,
    id: string,
    { settings, api, store }: { settings: Settings; api: HttpApi; store: Store },
  ) {
    super(scope, id);
    const { domain, certificateArn } = settings;
    const distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: settings.name,
      ...(domain && {
        domainNames: [domain],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      }),
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
      defaultBehavior: {
        origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)), {
          customHeaders: { 'x-origin-key': store.edgeSecret.secretValueFromJson('originKey').unsafeUnwrap() },
        }),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        // What may be cached, and for how long, each answer says itself.
        cachePolicy: new cloudfront.CachePolicy(this, 'AsAnswered', {
          minTtl: Duration.seconds(0),
          defaultTtl: Duration.seconds(0),
          maxTtl: Duration.days(365),
          queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
          enableAcceptEncodingBrotli: true,
          enableAcceptEncodingGzip: true,
        }),
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        functionAssociations: [
          {
            eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
            function: new cloudfront.Function(this, 'ViewerAddress', {
              code: cloudfront.FunctionCode.fromInline(VIEWER_ADDRESS),
              runtime: cloudfront.FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
    });
    this.url = settings.siteUrl ?? `https://${domain || distribution.distributionDomainName}`;
    this.address = { environment: { SITE_URL: this.url, NETWORK: settings.slug } };
    this.network = {
      environment: {
        NETWORK_NAME: settings.name,
        NETWORK_CONTACT: settings.contact || settings.sender,
        NETWORK_SOURCE: settings.source,
      },
    };
    this.distributionDomain = distribution.distributionDomainName;
    this.distribution = distribution;
  }

  /** Serves the files of documents, and nothing else that is in their bucket. */
  serveFiles(bucket: IBucket): void {
    this.distribution.addBehavior(`${FILES.published}*`, S3BucketOrigin.withOriginAccessControl(bucket), {
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      // Readers may keep a file for good. Here it is asked for again after an hour, so that what is removed is gone.
      cachePolicy: new cloudfront.CachePolicy(this, 'Files', {
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.hours(1),
        maxTtl: Duration.hours(1),
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      }),
      responseHeadersPolicy: new cloudfront.ResponseHeadersPolicy(this, 'FileHeaders', {
        comment: 'Whatever a file holds, none of it runs, and none of it is the site’s',
        securityHeadersBehavior: {
          contentTypeOptions: { override: true },
          contentSecurityPolicy: { contentSecurityPolicy: FILE_POLICY, override: true },
          referrerPolicy: {
            referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER,
            override: true,
          },
          strictTransportSecurity: {
            accessControlMaxAge: Duration.seconds(63_072_000),
            includeSubdomains: true,
            preload: true,
            override: true,
          },
        },
        customHeadersBehavior: {
          customHeaders: [{ header: 'access-control-allow-origin', value: '*', override: true }],
        },
      }),
    });
  }
}
