import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { Form } from '../../form/form';
import { call } from '../../apis/client';
import { listIn } from '../../values/listIn';
import { noTemplate, notDescribed } from './mapper';
import { describedTemplate, type DescribedTemplate } from './variables';

/** Approved WhatsApp templates of the chosen traffic account, each once with its languages. */
export async function searchWhatsAppTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const templates = await approvedTemplates(this);
	const names = [...new Set(templates.map(({ name }) => name))].filter((name) => name !== '');
	const wanted = filter?.toLowerCase() ?? '';
	const results = names
		.map((name) => {
			const languages = languagesOf(templates.filter((template) => template.name === name));
			return {
				value: name,
				name: languages.length === 0 ? name : `${name} (${languages.join(', ')})`,
			};
		})
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

/** The language and the variables of the chosen template, as fields to fill in. */
export async function getTemplateFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const name = besides(this, 'templateName');
	if (name === undefined) return { fields: [], emptyFieldsNotice: noTemplate };
	const found = (await approvedTemplates(this)).filter((template) => template.name === name);
	const [first] = found;
	if (first?.variables === undefined) return { fields: [], emptyFieldsNotice: notDescribed };
	return { fields: [languageField(languagesOf(found)), ...variableFields(found)] };
}

/** Of all languages together: they may differ in their quick replies, and hardly in anything else. */
function variableFields(templates: DescribedTemplate[]): ResourceMapperField[] {
	const fields = new Map<string, ResourceMapperField>();
	for (const { id, label, required } of templates.flatMap(({ variables }) => variables ?? [])) {
		if (!fields.has(id))
			fields.set(id, { ...common, id, displayName: label, required, type: 'string' });
	}
	return [...fields.values()];
}

function languageField(languages: string[]): ResourceMapperField {
	const [initial] = languages;
	return {
		...common,
		id: 'language',
		displayName: 'Language',
		// A single one goes without saying.
		required: languages.length !== 1,
		...(languages.length === 0
			? { type: 'string' }
			: { type: 'options', options: languages.map((code) => ({ name: code, value: code })) }),
		...(initial !== undefined && { defaultValue: initial }),
	};
}

const common = { defaultMatch: false, canBeUsedToMatch: false, display: true };

function languagesOf(templates: DescribedTemplate[]): string[] {
	const codes = templates.flatMap(({ language }) => (language === undefined ? [] : [language]));
	return [...new Set(codes)].sort();
}

async function approvedTemplates(node: ILoadOptionsFunctions): Promise<DescribedTemplate[]> {
	const account = besides(node, 'trafficAccountId');
	if (account === undefined) return [];
	const { body } = await call(node, {
		service: 'chatApps',
		method: 'GET',
		path: `/api/v1/trafficAccounts/${encodeURIComponent(account)}/WhatsAppTemplates`,
	});
	return listIn(body)
		.map(describedTemplate)
		.filter(({ approved }) => approved);
}

/** A locator in the same row of failover steps or variants, or at the top of the node. */
function besides(node: ILoadOptionsFunctions, name: string): string | undefined {
	const form = new Form((path) => node.getCurrentNodeParameter(path));
	return form.locator(`&${name}`) ?? form.locator(name);
}
