export {
	callHook,
	callWebhook,
	type HookCall,
	type WebhookAnswer,
	type WebhookCall,
} from './callWebhook';
export type { Credentials } from './credentialsHelper';
export { processedData } from './processedData';
export { loadOptionsContext } from './loadOptions';
export { runNode, type NodeRun, type RunSetting } from './runNode';
