/** Text that is JSON as a response. */
export function json(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
	return new Response(text, { status, headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers } })
}
