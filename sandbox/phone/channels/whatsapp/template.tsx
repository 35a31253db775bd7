import { whatsAppTemplates } from '../../../whatsAppTemplates';
import { list, object, text as words, type Json } from '../../json';
import { Away } from '../../parts/linked';
import type { MessageType } from '../channel';

/** A template with its variables filled in. Templates that the sandbox does not know show what they were given. */
export const template: MessageType = {
	name: 'template',
	is: ({ type }) => type === 'template',
	preview: ({ template: part }) =>
		filledBody(object(part))
			.map(({ text }) => text)
			.join(''),
	Draw({ content, tap }) {
		const part = object(content.template);
		const buttons = list(componentOf(knownTemplate(part), 'BUTTONS').buttons).map(object);
		return (
			<>
				<p class="words" dir="auto">
					{filledBody(part).map(({ text, variable }, index) =>
						variable === undefined ? (
							text
						) : (
							<mark key={index} class="variable" title={`Variable ${variable}`}>
								{text}
							</mark>
						),
					)}
				</p>
				{buttons.map((button, index) => (
					<TemplateButton key={index} button={button} value={buttonValue(part, index)} tap={tap} />
				))}
				<p class="note">
					Template {words(part.name)}, {words(object(part.language).code) || 'no language'}
				</p>
			</>
		);
	},
};

function TemplateButton({
	button,
	value,
	tap,
}: {
	button: Json;
	value: string;
	tap(text: string, data: string): void;
}) {
	const label = words(button.text);
	if (button.type === 'URL') {
		return (
			<div class="action">
				<Away url={words(button.url).replace('{{1}}', encodeURIComponent(value))}>{label}</Away>
			</div>
		);
	}
	return (
		<button type="button" class="action" onClick={() => tap(label, value || label)}>
			{label}
		</button>
	);
}

function knownTemplate(part: Json): Json {
	return object(whatsAppTemplates.find(({ name }) => name === part.name));
}

function componentOf(owner: Json, type: string): Json {
	const components = list(owner.components).map(object);
	return components.find((one) => words(one.type).toUpperCase() === type) ?? {};
}

function valuesOf(component: Json): string[] {
	return list(component.parameters).map((parameter) => words(object(parameter).text));
}

function filledBody(part: Json): Array<{ text: string; variable?: number }> {
	const given = valuesOf(componentOf(part, 'BODY'));
	const body = words(componentOf(knownTemplate(part), 'BODY').text);
	if (body === '') {
		return given.map((text, index) => ({
			text: index === 0 ? text : ` ${text}`,
			variable: index + 1,
		}));
	}
	return body.split(/(\{\{\d+\}\})/).map((text) => {
		const [, number] = /^\{\{(\d+)\}\}$/.exec(text) ?? [];
		if (number === undefined) return { text };
		return { text: given[Number(number) - 1] ?? text, variable: Number(number) };
	});
}

function buttonValue(part: Json, index: number): string {
	const button = list(part.components)
		.map(object)
		.find((one) => words(one.type).toUpperCase() === 'BUTTON' && Number(one.index ?? 0) === index);
	return valuesOf(object(button))[0] ?? '';
}
