type Early = { readonly address: string; readonly body: string; readonly answer: Promise<Response> }

/** What was sent ahead of the framework, which asks for the same a little later; null once it has. */
let early: Early | null = null

/** A form of a page, as it is sent to the page's action. */
export type PageForm = {
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
export function sendEarly(form: PageForm): void {
	if (early !== null) {
		early = null
		return
	}
	const { address, body } = requestOf(form)
	const answer = postTo(form)
	// Whoever takes it is told of its failure.
	answer.catch(() => {})
	early = { address, body: body.toString(), answer }
}

/** As the framework asks an action of a route. */
function requestOf({ action, route, fields }: PageForm) {
	const url = new URL(action, window.location.href)
	url.searchParams.set('_data', route)
	return { address: url.href, body: new URLSearchParams(fields) }
}

/** Posts a form to its page's action, past the framework. */
export function postTo(form: PageForm, signal?: AbortSignal): Promise<Response> {
	const { address, body } = requestOf(form)
	return window.fetch(address, { method: 'POST', body, ...(signal && { signal }) })
}

/** The answer to what is about to be posted, where just this was sent already; null where it was not. */
export function takeEarly(address: unknown, init: RequestInit | undefined): Promise<Response> | null {
	const body = init?.body instanceof URLSearchParams ? init.body.toString() : null
	if (early === null || early.address !== address || early.body !== body) return null
	const { answer } = early
	early = null
	return answer
}
