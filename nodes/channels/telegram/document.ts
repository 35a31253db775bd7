import { limits } from './limits';
import { telegramMedia } from './media';

export const document = telegramMedia('document', {
	operation: 'sendDocument',
	label: 'Document',
	action: 'Send Telegram document',
	description: 'Send a file to a Telegram chat',
	placeholder: 'e.g. https://example.com/invoice.pdf',
	urlDescription: 'Public address of a GIF, PDF or ZIP file',
	endings: limits.document,
});
