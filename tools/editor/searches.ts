/** What people type into n8n's node panel, and the nodes that they look for. */
export const searches: Record<string, string[]> = {
	sms: [
		...['MittoSend', 'MittoSendAndWait', 'MittoBulk'],
		...['MittoDeliveryTrigger', 'MittoInboundTrigger'],
	],
	viber: [
		...['MittoSend', 'MittoSendAndWait', 'MittoBulk'],
		...['MittoDeliveryTrigger', 'MittoInboundTrigger'],
	],
	telegram: ['MittoSend', 'MittoSendAndWait', 'MittoBulk', 'MittoInboundTrigger'],
	whatsapp: [
		...['MittoSend', 'MittoSendAndWait', 'MittoBulk'],
		...['MittoDeliveryTrigger', 'MittoInboundTrigger'],
	],
	bulk: ['MittoBulk'],
	campaign: ['MittoBulk'],
	'delivery report': ['MittoSendAndWait', 'MittoDeliveryTrigger'],
	otp: ['MittoSend', 'MittoSendAndWait'],
	mitto: [
		...['MittoSend', 'MittoSendAndWait', 'MittoBulk'],
		...['MittoDeliveryTrigger', 'MittoInboundTrigger'],
	],
};
