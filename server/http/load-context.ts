declare module '@remix-run/server-runtime' {
	/** What the web server hands to every loader and action. */
	interface AppLoadContext {
		/** nonce of this answer's content security policy, for inline scripts and styles */
		readonly cspNonce: string
		/** quoted on error pages and written to the log */
		readonly requestId: string
		/** the visitor's network address, for rate limits */
		readonly clientAddress: string
		/** fires when nobody reads the answer any more: what works for it alone stops then */
		readonly gone: AbortSignal
	}
}

export type { AppLoadContext } from '@remix-run/server-runtime'
