import { neededApiLevel } from '../../../../nodes/channels/viberBot/apiLevel';
import { buildEnvelope, checkEnvelope } from '../../../../nodes/channels/viberBot/envelope';
import { Form } from '../../../../nodes/form/form';
import { Rules } from '../../../../nodes/form/rules';

const text = { type: 'text', text: 'Hi' };
const build = (fields: object, content: object = text) =>
	buildEnvelope(Form.of({ senderName: 'MyShop', ...fields }), content);

function problems(change: object): string[] {
	const rules = new Rules();
	checkEnvelope({ receiver: 'ana==', sender: { name: 'MyShop' }, ...text, ...change }, rules);
	return rules.problems.map(({ field, message }) => `${field} ${message}`);
}

describe('the API level of a message', () => {
	const levelWith = (part: object) =>
		build({ keyboard: { button: [{ text: 'A', style: { buttonJson: part } }] } });

	it('is left out where every version of Viber can show the message', () => {
		expect(build({})).not.toHaveProperty('min_api_version');
	});

	it('is the lowest that all parts allow', () => {
		expect(levelWith({ TextPaddings: [1, 1, 1, 1] })).toHaveProperty('min_api_version', 4);
		expect(levelWith({ TextPaddings: [1, 1, 1, 1], Frame: {} })).toHaveProperty(
			'min_api_version',
			6,
		);
	});

	it('is what the user wants, also when that is the lowest', () => {
		const options = { minApiVersion: 1 };
		expect(build({ options })).toHaveProperty('min_api_version', 1);
	});

	it('names the part that needs it', () => {
		const keyboard = { Type: 'keyboard', HeightScale: 50, Buttons: [{ ActionBody: 'a', Map: {} }] };
		expect(neededApiLevel({ keyboard })).toEqual({ level: 6, part: 'Map' });
	});
});

describe('the rules for every message', () => {
	it('accept the least that Viber accepts', () => expect(problems({})).toEqual([]));

	it.each<[object, string]>([
		[{ sender: undefined }, 'Sender Name is empty'],
		[{ sender: { name: 'x'.repeat(29) } }, 'Sender Name is 29 characters long, at most 28'],
		[{ sender: { name: 'a', avatar: 'ana.png' } }, 'Sender Avatar URL is "ana.png"'],
		[{ tracking_data: 'x'.repeat(4001) }, 'Tracking Data is 4001 characters long, at most 4000'],
		[{ min_api_version: 1.5 }, 'Minimum API Version is 1.5'],
		[{ text: 'ж'.repeat(15360) }, 'The request has 30'],
	])('refuse %j', (change, message) => {
		expect(problems(change)[0]).toContain(message);
	});
});
