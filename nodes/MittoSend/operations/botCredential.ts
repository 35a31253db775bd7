import type { INodeProperties } from 'n8n-workflow';

/**
 * Hidden marks by which the node asks for the credential of a bot. It can't hang on the field in which
 * the user chooses the service: n8n takes a menu of which every choice has its credential for a choice
 * of authentication, and shows it in the credential's window only.
 */
const mark = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'hidden',
	default: true,
});

export const usesViberBot = mark('Uses Viber Bot', 'usesViberBot');

export const usesTelegramBot = mark('Uses Telegram Bot', 'usesTelegramBot');
