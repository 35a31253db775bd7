import type { INodeProperties } from 'n8n-workflow';

import { showFor } from '../../form/show';
import type { Rules } from '../../form/rules';
import { isRecord } from '../../values/records';
import { messageType } from '../messageType';
import { mappedComponents, mappedLanguage, templateValuesField } from './mapper';
import { componentFields, readComponents, type TemplateComponent } from './components';

export interface WhatsAppTemplate {
	type: 'template';
	template: {
		name: string;
		/** Always an object: Mitto takes a plain text with HTTP 200, and then the message fails. */
		language: { code: string };
		components?: TemplateComponent[];
	};
}

const languageField: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'string',
	required: true,
	default: 'en',
	placeholder: 'e.g. en_US',
	description: 'Code of the language that the template was approved in',
};

export const template = messageType<WhatsAppTemplate>({
	operation: 'sendTemplate',
	name: 'Send Template',
	action: 'Send WhatsApp template',
	description: 'Send an approved template, which may begin a conversation on WhatsApp',
	fields: [
		{
			displayName: 'Template',
			name: 'templateName',
			type: 'resourceLocator',
			required: true,
			default: { mode: 'list', value: '' },
			description: 'Which approved template of the traffic account to send',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose a template…',
					typeOptions: { searchListMethod: 'searchWhatsAppTemplates', searchable: true },
				},
				{
					displayName: 'By Name',
					name: 'name',
					type: 'string',
					placeholder: 'e.g. order_shipped',
				},
			],
		},
		...componentFields.filter(({ name }) => name === 'componentsInput'),
		...showFor({ componentsInput: ['template'] }, [templateValuesField]),
		...showFor({ componentsInput: ['fields', 'json'] }, [languageField]),
		...componentFields.filter(({ name }) => name !== 'componentsInput'),
	],
	build: (form) => {
		const fromTemplate = form.text('componentsInput') === 'template';
		const components = fromTemplate ? mappedComponents(form) : readComponents(form);
		const language = fromTemplate ? mappedLanguage(form) : form.trimmed('language');
		return {
			type: 'template',
			template: {
				name: form.locator('templateName') ?? '',
				language: { code: language ?? '' },
				...(components && { components }),
			},
		};
	},
	check: ({ template }, rules) => {
		rules.text(template?.name, 'Template', {
			required: true,
			pattern: /^[a-z0-9_]+$/,
			shape: 'have small letters, digits and underscores only',
		});
		rules.require(
			typeof template?.language !== 'string',
			'Language',
			'is a plain text in the request, which Mitto takes and then fails to deliver',
			'Write it as { "code": "en" }',
		);
		rules.text(template?.language?.code, 'Language', {
			required: true,
			pattern: /^[a-z]{2,3}(_[A-Za-z]{2,4})?$/,
			shape: 'be a language code such as en or pt_BR',
		});
		rules.list(template?.components, 'Template Values', {}, (component, field) => {
			rules.oneOf(component.type, `${field} › Part`, ['header', 'body', 'button'], true);
			rules.list(component.parameters, `${field} › Values`, { min: 1 }, (parameter, name) =>
				checkParameter(parameter, name, rules),
			);
		});
	},
});

/** Meta, "Message templates": no variable is empty or has line breaks, tabs or more than 4 blanks in a row. */
function checkParameter(parameter: Record<string, unknown>, name: string, rules: Rules): void {
	const { type } = parameter;
	switch (type) {
		case 'text':
			rules.text(parameter.text, name, {
				required: true,
				pattern: /^(?!.*[\n\r\t])(?!.* {5})/s,
				shape: 'have no line breaks, no tabs and no more than 4 blanks in a row',
			});
			return;
		case 'coupon_code':
			rules.text(parameter.coupon_code, name, { required: true });
			return;
		case 'image':
		case 'video':
		case 'document': {
			const media = parameter[type];
			// Media that were uploaded before have an id.
			const { link, id } = isRecord(media) ? media : {};
			if (id === undefined) rules.url(link, name, { required: true });
		}
	}
}
