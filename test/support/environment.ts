import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import 'reflect-metadata';

// n8n-core writes a settings file into its user folder as soon as it is loaded.
process.env.N8N_USER_FOLDER ??= mkdtempSync(path.join(tmpdir(), 'mitto-n8n-'));
// Its log would repeat every refusal that a test provokes.
process.env.N8N_LOG_LEVEL ??= 'silent';
