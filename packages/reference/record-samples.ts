import type { ImportRequest } from '@undersigned/api/imports.ts';
import type { Announcement } from '@undersigned/documents/announce.ts';
import type { ConveningInput } from '@undersigned/network/convening.ts';
import type { DocumentInput } from '@undersigned/network/document.ts';
import type { FixedPageInput } from '@undersigned/network/fixed-page.ts';
import type { NetworkInput } from '@undersigned/network/network.ts';
import type { OrganisationInput } from '@undersigned/network/organisation.ts';
import type { ProjectInput } from '@undersigned/network/project.ts';
import type { UpdateInput } from '@undersigned/network/update.ts';
import type * as z from 'zod/mini';
import { one } from './sample.ts';

/** Samples of what editors put into the network's record. */
export const recordSamples = {
  putOrganisation: {
    body: one<z.input<typeof OrganisationInput>>({
      name: { 'sr-Cyrl': 'Центар за дијалог', en: 'Centre for Dialogue' },
      language: 'sr-Cyrl',
      country: 'RS',
      website: 'https://centar.example',
      identifiers: [{ scheme: 'RS-APR', id: '28000000' }],
      goal: { en: 'Neighbours who talk to each other.' },
      topics: ['youth'],
      address: { street: 'Glavna 1', postalCode: '11000', locality: { en: 'Belgrade' }, country: 'RS' },
      openingHours: ['Mo-Fr 09:00-17:00'],
      membership: { status: 'active', role: 'founding', since: '2022-10-05' },
      mailDomains: ['centar.example'],
    }),
  },
  putProject: {
    body: one<z.input<typeof ProjectInput>>({
      title: { en: 'Clean rivers together' },
      language: 'en',
      goal: { en: 'Rivers in which children can swim.' },
      objectives: [{ en: 'The water is measured in the same way on both banks.' }],
      period: { from: '2025-10', to: '2027-12' },
      participants: [
        { organisation: 'centar-za-dijalog', role: 'lead' },
        { name: { en: 'A foundation' }, country: 'NO', role: 'donor' },
      ],
      topics: ['ecology'],
    }),
  },
  putConvening: {
    body: one<z.input<typeof ConveningInput>>({
      title: { en: 'Rivers without borders' },
      language: 'en',
      kind: 'workshop',
      from: '2026-05-30',
      to: '2026-05-31',
      timeZone: 'Europe/Belgrade',
      address: { locality: { en: 'Belgrade' }, country: 'RS' },
      format: 'hybrid',
      streamUrl: 'https://stream.example/rivers',
      attendance: { count: 50, precision: 'over' },
      parts: [
        {
          sessions: [
            {
              kind: 'panel',
              title: { en: 'What we know of the water' },
              startsAt: '2026-05-30T10:00',
              speakers: [{ name: 'Ivana Petrović', role: 'moderator', organisation: 'centar-za-dijalog' }],
            },
          ],
        },
      ],
      participants: [{ organisation: 'centar-za-dijalog', role: 'host' }],
    }),
  },
  putDocument: {
    body: one<z.input<typeof DocumentInput>>({
      title: { en: 'What the workshop found' },
      language: 'en',
      kind: 'report',
      publishedOn: '2026-06-15',
      topics: ['ecology'],
    }),
  },
  putUpdate: {
    body: one<z.input<typeof UpdateInput>>({
      title: { en: 'The ministry answers' },
      language: 'en',
      kind: 'answer',
      from: { en: 'Ministry of the Environment' },
      body: { en: 'It will measure the water with us.' },
      date: '2026-07-01',
      topics: ['ecology'],
    }),
  },
  putPage: {
    body: one<z.input<typeof FixedPageInput>>({
      language: 'en',
      title: { en: 'About us', uk: 'Про нас' },
      body: {
        en: 'We are **twelve organisations** along four rivers.\n',
        uk: 'Нас **дванадцять організацій** уздовж чотирьох річок.\n',
      },
    }),
  },
  putNetwork: {
    body: one<z.input<typeof NetworkInput>>({
      name: { en: 'Network of Rivers', uk: 'Мережа річок' },
      about: { en: 'Organisations on the same rivers.' },
      founded: '2022-10-05',
      areas: [{ name: { en: 'Clean water' }, topics: ['ecology'] }],
      spokespersons: [{ name: 'Ivana Petrović', organisation: 'centar-za-dijalog' }],
    }),
  },
  announceUpload: {
    body: one<z.input<typeof Announcement>>({
      language: 'en',
      fileName: 'What the workshop found.pdf',
      contentType: 'application/pdf',
      size: 482_133,
      sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
    }),
  },
  importFile: {
    body: one<z.input<typeof ImportRequest>>({
      collection: 'organisations',
      format: 'csv',
      data: 'slug;language;name.en;country\ncentre;en;Centre for Dialogue;RS\n',
    }),
  },
};
