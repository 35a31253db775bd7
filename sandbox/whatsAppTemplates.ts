/** Templates of the sandbox's WhatsApp account; the phone page fills them in. */
export const whatsAppTemplates = [
	{
		name: 'order_shipped',
		status: 'APPROVED',
		language: 'en',
		components: [
			{
				type: 'BODY',
				text: 'Hi {{1}}, your order {{2}} is on its way.',
				example: { body_text: [['Ana', '4711']] },
			},
			{
				type: 'BUTTONS',
				buttons: [{ type: 'URL', text: 'Track', url: 'https://example.com/{{1}}' }],
			},
		],
	},
	{
		name: 'welcome',
		status: 'APPROVED',
		language: 'it',
		components: [{ type: 'BODY', text: 'Ciao {{1}}!' }],
	},
	{
		name: 'winter_sale',
		status: 'PENDING',
		language: 'en',
		components: [{ type: 'BODY', text: 'Sale!' }],
	},
	{
		name: 'delivery_slot',
		status: 'APPROVED',
		language: 'en',
		components: [
			{ type: 'BODY', text: 'Hi {{1}}, when shall we deliver order {{2}}?' },
			{
				type: 'BUTTONS',
				buttons: [
					{ type: 'QUICK_REPLY', text: 'Morning' },
					{ type: 'QUICK_REPLY', text: 'Evening' },
				],
			},
		],
	},
];
