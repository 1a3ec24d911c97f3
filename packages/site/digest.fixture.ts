import type { DigestSectionView } from './digest-views.ts';
import { EVIL } from './sample.fixture.ts';

const SAYS = {
  declarations: 'declaration-opened',
  signatures: 'signatures',
  updates: 'update-answer',
  documents: 'document-report',
  convenings: 'convening',
  projects: 'project',
  members: 'member',
} as const;

/** All that an issue can tell, so many lines in each section, of which there are more. */
export const digestLines = (times: number): DigestSectionView[] =>
  Object.entries(SAYS).map(([section, says]) => ({
    section: section as keyof typeof SAYS,
    lines: Array.from({ length: times }, (_, index) => ({
      says,
      path: `/updates/${section}-${index}`,
      title: { en: `${section} ${index} of what the network has done for its rivers ${EVIL}` },
      language: 'en',
      ...(section === 'convenings' && { day: '2026-12-03' }),
      ...(section === 'signatures' && {
        counts: { organisations: index, individuals: 1000, ofOrganisations: 34, ofIndividuals: 12_021 },
      }),
    })),
    count: times + 240,
  }));
