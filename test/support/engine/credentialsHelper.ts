import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialType,
	IHttpRequestOptions,
	INode,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeHelpers } from 'n8n-workflow';

import { MittoApi } from '../../../credentials/MittoApi.credentials';
import { MittoGbmApi } from '../../../credentials/MittoGbmApi.credentials';
import { MittoTelegramBotApi } from '../../../credentials/MittoTelegramBotApi.credentials';
import { MittoViberBotApi } from '../../../credentials/MittoViberBotApi.credentials';

/** What a test gives for each credential type; fields it leaves out get their defaults. */
export type Credentials = Record<string, ICredentialDataDecryptedObject>;

const types: ICredentialType[] = [
	new MittoApi(),
	new MittoGbmApi(),
	new MittoTelegramBotApi(),
	new MittoViberBotApi(),
];

/** Decrypts nothing, but authenticates requests through the real credential types as n8n does. */
export class TestCredentials extends ICredentialsHelper {
	constructor(private readonly credentials: Credentials) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		const headers = Object.entries(authenticate?.properties.headers ?? {}).map(([name, value]) => [
			name,
			resolve(value as string, credentials, workflow, node),
		]);
		return { ...request, headers: { ...request.headers, ...Object.fromEntries(headers) } };
	}

	async preAuthentication(): Promise<undefined> {}

	async runPreAuthentication(): Promise<undefined> {}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Nodes read decrypted credentials only');
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_credentials: unknown,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject> {
		const given = this.credentials[typeName];
		if (given === undefined) throw new Error(`The test gave no credential of type ${typeName}`);
		const { properties } = this.type(typeName);
		return NodeHelpers.getNodeParameters(
			properties,
			given as never,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(typeName: string): INodeProperties[] {
		return this.type(typeName).properties;
	}

	private type(name: string): ICredentialType {
		const found = types.find((type) => type.name === name);
		if (found === undefined) throw new Error(`There is no credential type ${name}`);
		return found;
	}
}

function resolve(
	value: string,
	credentials: ICredentialDataDecryptedObject,
	workflow?: Workflow,
	node?: INode,
): string {
	if (!value.startsWith('=')) return value;
	const given = workflow?.expression.getSimpleParameterValue(node as INode, value, 'internal', {
		$credentials: credentials,
	} as never);
	return String(given);
}
