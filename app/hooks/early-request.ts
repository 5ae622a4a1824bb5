type Early = { readonly address: string; readonly body: string; readonly answer: Promise<Response> }

/** What was sent ahead of the framework, which asks for the same a little later; null once it has. */
let early: Early | null = null

type Form = {
	/** the address of the page whose action takes it, and the name of its route */
	readonly action: string
	readonly route: string
	readonly fields: Readonly<Record<string, string>>
}

/**
 * Posts a form now, before the page is drawn anew: the framework reads a form's body again before it sends it, which waits
 * until the page stands. When it comes to send the same, it is given this answer. One at a time: what is posted while
 * another waits for the framework goes as ever.
 */
export function sendEarly({ action, route, fields }: Form): void {
	if (early !== null) {
		early = null
		return
	}
	const url = new URL(action, window.location.href)
	// As the framework asks an action of a route.
	url.searchParams.set('_data', route)
	const body = new URLSearchParams(fields)
	const answer = window.fetch(url.href, { method: 'POST', body })
	// Whoever takes it is told of its failure.
	answer.catch(() => {})
	early = { address: url.href, body: body.toString(), answer }
}

/** The answer to what is about to be posted, where just this was sent already; null where it was not. */
export function takeEarly(address: unknown, init: RequestInit | undefined): Promise<Response> | null {
	const body = init?.body instanceof URLSearchParams ? init.body.toString() : null
	if (early === null || early.address !== address || early.body !== body) return null
	const { answer } = early
	early = null
	return answer
}
