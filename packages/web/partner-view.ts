import { parse } from '@undersigned/input/fault.ts';
import { slug } from '@undersigned/input/fields.ts';
import type { PartnerView } from '@undersigned/site/views.ts';

export interface PartnerDeps {
  partner(slug: string): Promise<PartnerView | undefined>;
}

/** The partner that an address or a form names; one that nobody knows is as none, so that nothing is put down to it. */
export async function partnerNamed(
  deps: PartnerDeps,
  named: string | null | undefined,
): Promise<PartnerView | undefined> {
  const read = parse(slug, named);
  const partner = 'refused' in read ? undefined : await deps.partner(read.value);
  return partner && { slug: partner.slug, name: partner.name, asksConsent: partner.asksConsent };
}
