export { readAddress, type AddressKind, type Reading } from './address';
export {
	collectRecipients,
	type Recipient,
	type RecipientInput,
	type Recipients,
	type SkippedRecipient,
} from './collect';
export { parseRecipientList } from './list';
export { noOptOuts, readOptOuts, refuseUnreadable, type OptOuts } from './optOuts';
