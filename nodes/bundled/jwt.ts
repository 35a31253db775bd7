// The only door to jsonwebtoken: the build bundles it here.
import jsonwebtoken from 'jsonwebtoken';

export const { sign, verify, decode, JsonWebTokenError, NotBeforeError, TokenExpiredError } =
	jsonwebtoken;
