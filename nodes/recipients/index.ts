export { readAddress, textOf, type AddressKind, type Reading } from './address';
export {
	collectRecipients,
	objectionTo,
	type Recipient,
	type RecipientInput,
	type Recipients,
	type SkippedRecipient,
} from './collect';
export {
	delimiterOf,
	findColumn,
	isCertainlyPhone,
	parseRecipientList,
	separatorLine,
} from './list';
export { noOptOuts, readOptOuts, refuseUnreadable, type OptOuts } from './optOuts';
