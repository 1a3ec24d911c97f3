import { describe } from 'vitest';
import { settingsContract } from './settings.contract.ts';
import { settingsInMemory } from './settings.memory.ts';

describe('settings in memory', () => settingsContract(async () => ({ settings: settingsInMemory() })));
