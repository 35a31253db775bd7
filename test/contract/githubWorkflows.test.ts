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
	needs?: string;
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
	const mayPublish = ({ permissions }: Job) => permissions?.['id-token'] === 'write';
	const privileged = Object.entries(publish.jobs).filter(([, job]) => mayPublish(job));
	const commandsOf = (job: Job | undefined) => (job?.steps ?? []).flatMap(({ run }) => run ?? []);
	const [[, privilegedJob]] = privileged as [[string, Job]];
	const packing = commandsOf(publish.jobs.pack);

	it('happens for tags alone, in an environment of its own', () => {
		expect(Object.keys(publish.on)).toEqual(['push']);
		expect(publish.on.push).toEqual({ tags: ['v*.*.*'] });
		expect(publish.jobs.publish?.environment).toBe('npm');
	});

	it('has one job that may prove where the package comes from, and it publishes', () => {
		expect(privileged.map(([name]) => name)).toEqual(['publish']);
		expect(privilegedJob.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
		expect(publish.permissions).toEqual({ contents: 'read' });
		expect(commandsOf(privilegedJob).at(-1)).toMatch(
			/^npm publish "\.\/packed\/\$TARBALL" --provenance --access public --ignore-scripts$/,
		);
	});

	it('runs nothing of a dependency in that job: no checkout, no install, no script', () => {
		expect(commandsOf(privilegedJob)).toHaveLength(3);
		const uses = privilegedJob.steps.flatMap(({ uses: action }) => action?.split('@')[0] ?? []);
		expect(uses).toEqual(['actions/setup-node', 'actions/download-artifact']);
		for (const command of commandsOf(privilegedJob)) {
			expect(command).not.toMatch(/npm (ci|test|run|exec|pack)|npx|node /);
		}
	});

	it('installs an exact npm without its scripts', () => {
		const installs = commandsOf(privilegedJob).filter((run) => run.includes('npm install'));
		expect(installs).toEqual([
			expect.stringMatching(/^npm install --global --ignore-scripts npm@\d+\.\d+\.\d+$/),
		]);
	});

	it('publishes the very tarball that was packed, by its hash', () => {
		expect(publish.jobs.publish?.needs).toBe('pack');
		const check = privilegedJob.steps.findIndex(({ run }) => run?.includes('sha512sum --check'));
		expect(check).toBe(privilegedJob.steps.length - 2);
		expect(privilegedJob.steps[check]?.env).toEqual({
			TARBALL: '${{ needs.pack.outputs.tarball }}',
			SHA512: '${{ needs.pack.outputs.sha512 }}',
		});
	});

	it('keeps the local Mitto as one file, for people to try, out of reach of the job that publishes', () => {
		expect(packing).toContain('npm run sandbox:pack');
		const kept = (publish.jobs.pack as Job).steps.filter(({ uses }) =>
			uses?.startsWith('actions/upload-artifact@'),
		);
		expect(kept.map((step) => step.with?.name)).toEqual(['package', 'sandbox']);
		expect(kept[1]?.with).toEqual({
			name: 'sandbox',
			path: 'artifacts/mitto-sandbox-*.tgz',
			'if-no-files-found': 'error',
			'retention-days': 90,
		});
		const taken = privilegedJob.steps.filter(({ uses }) =>
			uses?.startsWith('actions/download-artifact@'),
		);
		expect(taken.map((step) => step.with?.name)).toEqual(['package']);
	});

	it('tests and verifies what it packed, without that right', () => {
		expect(mayPublish(publish.jobs.pack as Job)).toBe(false);
		const order = ['npm ci', 'npm run build', 'mkdir packed', 'npm test', 'npm run verify'].map(
			(command) => packing.findIndex((run) => run.startsWith(command)),
		);
		expect(order).not.toContain(-1);
		expect(order).toEqual([...order].sort((a, b) => a - b));
	});
});

describe.each(workflows)('registry addresses in $file', ({ text }) => {
	it("are left to the clients' defaults", () => {
		expect(text).not.toMatch(/registry-url|--registry|npm_config_registry|registry\.npmjs/i);
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
