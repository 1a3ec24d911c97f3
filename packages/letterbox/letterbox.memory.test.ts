import { describe } from 'vitest';
import { commentsContract } from './comments.contract.ts';
import { commentsInMemory } from './comments.memory.ts';
import { letterboxContract } from './letterbox.contract.ts';
import { letterboxInMemory } from './letterbox.memory.ts';

describe('the letterbox in memory', () => letterboxContract(async () => letterboxInMemory()));
describe('comments in memory', () => commentsContract(async () => commentsInMemory()));
