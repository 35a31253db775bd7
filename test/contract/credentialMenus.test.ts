import type { INodeProperties } from 'n8n-workflow';

import { publishedNodes } from '../../tools/package/published';

const valuesOf = ({ options }: INodeProperties) =>
	(options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));

describe.each(publishedNodes)('$className: menus and credentials', ({ type }) => {
	const { properties, credentials = [] } = type.description;
	const tied = (menu: string) =>
		credentials.flatMap(({ displayOptions }) => displayOptions?.show?.[menu] ?? []) as unknown[];

	/**
	 * n8n's editor takes such a menu for a choice of authentication: it shows it in the credential's
	 * window only, and hides every field that the menu depends on, such as channel and operation.
	 */
	it('no menu has a credential for its every choice', () => {
		const hidden = properties.filter((menu) => {
			const values = valuesOf(menu);
			return values.length > 0 && values.every((value) => tied(menu.name).includes(value));
		});
		expect(hidden.map(({ name }) => name)).toEqual([]);
	});
});
