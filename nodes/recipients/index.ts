export { cleanAddress } from './address';
export {
	collectRecipients,
	readSuppression,
	type Recipient,
	type RecipientInput,
	type Recipients,
	type SkippedRecipient,
} from './collect';
export { parseRecipientList } from './list';
