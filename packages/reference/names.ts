import {
  DeclarationSummary,
  PublicDeclaration,
  StaffDeclaration,
} from '@undersigned/api/declaration-schemas.ts';
import { Problem, RollEntry, Tally } from '@undersigned/api/schemas.ts';
import { StaffSignature } from '@undersigned/api/staff-signatures.ts';
import { Decision } from '@undersigned/declarations/decide.ts';
import { DeclarationInput } from '@undersigned/declarations/declaration.ts';
import { FirstSignatories } from '@undersigned/declarations/first-signatories.ts';
import { Settings } from '@undersigned/declarations/settings.ts';
import { SignRequest } from '@undersigned/declarations/sign-request.ts';
import { TextInput } from '@undersigned/declarations/text.ts';
import { language } from '@undersigned/input/fields.ts';
import { SubmittedSignature } from '@undersigned/partners/submission.ts';

/** The schemas that the API description has under a name; the others stand where they are used. */
export const NAMES = {
  SignRequest,
  SubmittedSignature,
  Declaration: PublicDeclaration,
  DeclarationSummary,
  Tally,
  RollEntry,
  StaffDeclaration,
  DeclarationInput,
  TextInput,
  FirstSignatories,
  StaffSignature,
  Decision,
  Settings,
  Problem,
  Language: language,
};
