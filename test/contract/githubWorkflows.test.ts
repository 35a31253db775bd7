import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

import manifest from '../../package.json';
import { projectFolder } from '../../tools/release/pack';

interface Step {
	name?: string;
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
	env?: Record<string, unknown>;
}

interface Job {
	steps: Step[];
	permissions?: Record<string, string>;
	environment?: string;
	'timeout-minutes'?: number;
}

interface Workflow {
	on: Record<string, unknown>;
	permissions?: Record<string, string>;
	jobs: Record<string, Job>;
}

const folder = path.join(projectFolder, '.github');
const workflows = readdirSync(path.join(folder, 'workflows')).map((file) => {
	const text = readFileSync(path.join(folder, 'workflows', file), 'utf8');
	return { file, text, workflow: parse(text) as Workflow };
});
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

describe.each(workflows)('$file', ({ text, workflow }) => {
	it('gives its jobs the right to read, and no more than they need', () => {
		const rights = [
			workflow.permissions,
			...Object.values(workflow.jobs).map((job) => job.permissions),
		];
		expect(workflow.permissions).toBeDefined();
		for (const right of rights.flatMap((granted) => Object.entries(granted ?? {}))) {
			expect([
				['contents', 'read'],
				['id-token', 'write'],
			]).toContainEqual(right);
		}
	});

	it('uses actions at a fixed commit, with the version beside it', () => {
		const uses = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action);
		expect(uses.length).toBeGreaterThan(0);
		expect(uses.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d/.test(action ?? ''))).toEqual([]);
	});

	it('knows no token and prints no secret', () => {
		expect(text).not.toMatch(/secrets\.|NPM_TOKEN|NODE_AUTH_TOKEN|_authToken/);
	});

	it('never puts texts of others into a command', () => {
		const commands = stepsOf(workflow).map(({ run }) => run ?? '');
		expect(commands.filter((run) => /\$\{\{\s*github\.(event|head_ref)/.test(run))).toEqual([]);
	});

	it('runs only scripts that package.json has', () => {
		const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');
		expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
	});

	it('ends jobs that hang', () => {
		const unlimited = Object.entries(workflow.jobs).filter(
			([, job]) => job['timeout-minutes'] === undefined,
		);
		expect(unlimited.map(([name]) => name)).toEqual([]);
	});
});

describe('publishing', () => {
	const publish = workflows.find(({ file }) => file === 'publish.yml')?.workflow as Workflow;
	const runs = stepsOf(publish).map(({ run }) => run ?? '');

	it('happens for tags alone, in an environment of its own', () => {
		expect(Object.keys(publish.on)).toEqual(['push']);
		expect(publish.on.push).toEqual({ tags: ['v*.*.*'] });
		expect(publish.jobs.publish?.environment).toBe('npm');
	});

	it('proves where the package comes from', () => {
		expect(publish.jobs.publish?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
		expect(runs.at(-1)).toMatch(/^npm publish --provenance/);
	});

	it('tests and verifies first', () => {
		const order = ['npm ci', 'npm test', 'npm run verify', 'npm publish'].map((command) =>
			runs.findIndex((run) => run.startsWith(command)),
		);
		expect(order).not.toContain(-1);
		expect(order).toEqual([...order].sort((a, b) => a - b));
	});
});

describe('the repository', () => {
	it.each(['bug.yml', 'idea.yml'])('has an issue form %s that GitHub accepts', (file) => {
		const form = parse(readFileSync(path.join(folder, 'ISSUE_TEMPLATE', file), 'utf8')) as {
			name: string;
			description: string;
			body: Array<{ type: string; attributes: { label?: string } }>;
		};
		expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
		for (const { type, attributes } of form.body) {
			expect(['markdown', 'textarea', 'input', 'dropdown', 'checkboxes']).toContain(type);
			if (type !== 'markdown') expect(attributes.label).toBeTruthy();
		}
	});

	it.each(['SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE.md', 'README.md'])(
		'has %s',
		(file) => expect(existsSync(path.join(projectFolder, file))).toBe(true),
	);
});
