import '@remix-run/server-runtime'

declare module '@remix-run/server-runtime' {
	/** What the Express entry hands to every loader and action. */
	interface AppLoadContext {
		/** nonce of this answer's content security policy */
		readonly cspNonce: string
		/** quoted on error pages and written to the log */
		readonly requestId: string
	}
}
